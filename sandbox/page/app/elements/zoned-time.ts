const FIELDS = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;

/** An instant as the clocks of a zone show it: `2026-11-21T14:30`. */
export function wallTime(seconds: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-CA', { ...FIELDS, timeZone, hourCycle: 'h23' });
  const part = Object.fromEntries(format.formatToParts(seconds * 1_000).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/**
 * The instant at which the clocks of a zone show `wall`, in Unix seconds. An hour that a clock change skips is taken for the
 * one after it.
 */
export function instantOf(wall: string, timeZone: string): number {
  const asUtc = (text: string) => Date.parse(`${text}Z`) / 1_000;
  const wanted = asUtc(wall);
  const offsetAt = (seconds: number) => asUtc(wallTime(seconds, timeZone)) - seconds;
  const guess = wanted - offsetAt(wanted);
  return wanted - offsetAt(guess);
}
