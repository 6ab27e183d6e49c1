import { broken, type Finding } from '../platform/checkup.ts';
import { messageOf } from '../platform/errors.ts';
import type { Service } from './checks.ts';

/** A service, and what was found; nothing where it is not configured. */
export interface Examined extends Pick<Service, 'name' | 'variables'> {
  findings: Finding[] | undefined;
}

const TIMEOUT_MS = 15_000;
const UNREACHABLE = 'Is the address right, is it up, and can it be reached from this machine?';

/** Looks at everything at once, and waits for nobody longer than a quarter of a minute. */
export function examine(services: readonly Service[]): Promise<Examined[]> {
  return Promise.all(
    services.map(async ({ check, ...service }) => ({ ...service, findings: check && (await look(check)) })),
  );
}

async function look(check: NonNullable<Service['check']>): Promise<Finding[]> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const { promise: late, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(new Error(`no answer within ${TIMEOUT_MS / 1_000} s`)));
  try {
    return await Promise.race([check(signal), late]);
  } catch (error) {
    return [broken(messageOf(error), UNREACHABLE)];
  }
}
