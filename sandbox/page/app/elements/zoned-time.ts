import * as clock from '../../../../src/platform/local-date.ts';

/** An instant as the clocks of a zone show it: `2026-11-21T14:30`. */
export function wallTime(seconds: number, timeZone: string): string {
  return clock
    .wallTime(new Date(seconds * 1_000), timeZone)
    .toISOString()
    .slice(0, 16);
}

/**
 * The instant at which the clocks of a zone show `wall`, in Unix seconds: the first, where they show it twice. An hour that a
 * clock change skips is taken for the one after it.
 */
export function instantOf(wall: string, timeZone: string): number {
  return clock.instantOf(new Date(`${wall}Z`), timeZone).getTime() / 1_000;
}
