import { type Job, scheduleJob } from 'node-schedule';
import type { Logger } from '../logger.ts';

const AT_EACH_MINUTE = { rule: '* * * * *', tz: 'Etc/UTC' };

/** Does `work` at the start and at each full minute, never twice at a time; a failure is logged, and the next minute comes. */
export function everyMinute(name: string, work: () => Promise<void>, log: Logger) {
  let job: Job | undefined;
  let underWay: Promise<void> | undefined;

  async function turn(): Promise<void> {
    underWay ??= work()
      .catch((error) => log.warn({ err: error, job: name }, 'a tick failed; the next one catches up'))
      .finally(() => {
        underWay = undefined;
      });
    await underWay;
  }

  return {
    start(): void {
      job = scheduleJob(name, AT_EACH_MINUTE, turn);
      job.on('error', (error: unknown) => log.error({ err: error, job: name }, 'a scheduled job failed'));
      void turn();
    },
    async stop(): Promise<void> {
      job?.cancel();
      await underWay;
    },
  };
}
