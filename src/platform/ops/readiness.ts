import { inTime } from '../in-time.ts';

const PING_MS = 1_000;

interface Readiness {
  ping(): Promise<void>;
  isReady(): boolean;
}

/** Why this process should get no traffic now; empty when it should. */
export async function unreadiness({ ping, isReady }: Readiness): Promise<string[]> {
  const reasons: string[] = [];
  if (!isReady()) reasons.push('the process is starting or draining');
  if (!(await answersInTime(ping))) reasons.push(`MongoDB did not answer within ${PING_MS / 1_000} s`);
  return reasons;
}

async function answersInTime(ping: () => Promise<void>): Promise<boolean> {
  const answered = ping().then(
    () => true,
    () => false,
  );
  return (await inTime(answered, PING_MS))?.result ?? false;
}
