import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Stage } from './dockerfile.ts';

export interface Done {
  code: number | null;
  complaint: string;
}

/** A place where programs of an image run as the image says. */
export interface Container {
  /** Starts a command of the image, its output and its complaints to be read. */
  start(command: readonly string[], env: Record<string, string>): ChildProcessByStdio<null, Readable, Readable>;
  /** Runs one to its end. @returns its exit code, null when a signal ended it, and what it complained of */
  exec(command: readonly string[], env?: Record<string, string>): Promise<Done>;
}

/** What root may do: the whole file system read-only, in a mount namespace of its own; no rights but the image's user's. */
const SEALED = 'mount -o remount,ro,bind / && exec setpriv --clear-groups "$@"';

/** @param folder the image's working directory, as `build` made it; anybody may read it, and no test writes to it */
export async function openContainer(stage: Stage, folder: string): Promise<Container> {
  // The image's user must reach node; the one that runs this test may lie in somebody's home.
  const node = join(folder, '..', 'node');
  await cp(process.execPath, node);
  const [user, group] = stage.user?.split(':') ?? [];
  const rights = [`--reuid=${user}`, `--regid=${group}`];
  const sealed = process.getuid?.() === 0 ? ['unshare', '--mount', 'sh', '-c', SEALED, 'sh', ...rights] : [];

  function start(command: readonly string[], env: Record<string, string>) {
    const [program = '', ...args] = [...sealed, ...command.map((word) => (word === 'node' ? node : word))];
    return spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...stage.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  return {
    start,
    async exec(command, env = {}) {
      const child = start(command, env);
      child.stdout.resume();
      const [[code], complaint] = await Promise.all([once(child, 'exit'), text(child.stderr)]);
      return { code, complaint };
    },
  };
}
