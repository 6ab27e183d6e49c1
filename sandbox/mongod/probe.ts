import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest MongoDB that Ovenbird is tried on. */
const OLDEST_MAJOR = 6;

export type Probe = { usable: true; version: string } | { usable: false; reason: string };

/** Runs `<program> --version`: a program that is absent, lacks a library or is too old is not usable. */
export async function probe(program: string): Promise<Probe> {
  try {
    const { stdout } = await run(program, ['--version'], { timeout: 10_000 });
    const version = /db version v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    if (version === undefined) return { usable: false, reason: `${program} does not look like mongod` };
    if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return { usable: true, version };
    return { usable: false, reason: `${program} is MongoDB ${version}; ${OLDEST_MAJOR}.0 or later is needed` };
  } catch (error) {
    return { usable: false, reason: firstLine(error) };
  }
}

function firstLine(error: unknown): string {
  const failure = error as { stderr?: string; message: string };
  return (failure.stderr?.trim() || failure.message).split('\n', 1)[0] ?? 'unknown reason';
}
