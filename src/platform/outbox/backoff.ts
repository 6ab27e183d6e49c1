import type { OutboxTimes } from './times.ts';

/**
 * How long to wait after that many earlier failures: doubling, bounded, with full jitter above half, so that a thousand
 * deliveries that failed together do not come back together.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(
  failures: number,
  { backoff: first, longestBackoff }: Pick<OutboxTimes, 'backoff' | 'longestBackoff'>,
): number {
  const ceiling = Math.min(longestBackoff, first * 2 ** Math.min(failures, 30));
  return Math.round(ceiling / 2 + (Math.random() * ceiling) / 2);
}
