import { setTimeout as pause } from 'node:timers/promises';

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
  const timer = new AbortController();
  const answered = ping().then(
    () => true,
    () => false,
  );
  const late = pause(PING_MS, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([answered, late]);
  } finally {
    timer.abort();
  }
}
