import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Programs of this repository, each a process of its own with an environment of its own. */
export function openProcesses(cwd: string) {
  const running: ChildProcess[] = [];
  return {
    start(args: readonly string[], env: Record<string, string>): void {
      const { PATH, HOME } = process.env;
      running.push(
        spawn(process.execPath, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'ignore', 'inherit'] }),
      );
    },
    /** Asks them to end, the last one first. @returns their exit codes, in the order of their starts */
    async stop(): Promise<Array<number | null>> {
      const codes: Array<number | null> = [];
      for (const child of running.splice(0).toReversed()) {
        if (child.exitCode === null && child.signalCode === null) {
          child.kill('SIGTERM');
          await once(child, 'exit');
        }
        codes.unshift(child.exitCode);
      }
      return codes;
    },
  };
}
