import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Contest, Row } from '../harness/row.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How long a newcomer waits for the tests. */
export const npmTest: Row<'seconds'> = {
  name: 'npm-test',
  what: '`npm test` whole',
  figures: { seconds: { title: 'wall time', unit: 's', judged: 'ours', target: { atMost: 120 } } },
  rounds: 1,
  warmUps: 0,
  onlyNamed: true,
  async open(): Promise<Contest<'seconds'>> {
    return {
      async ours() {
        const startedAt = performance.now();
        const child = spawn('npm', ['test'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
        const [code] = await once(child, 'exit');
        if (code !== 0) throw new Error(`npm test ended with ${code}`);
        return { seconds: (performance.now() - startedAt) / 1_000 };
      },
      close: async () => {},
    };
  },
};
