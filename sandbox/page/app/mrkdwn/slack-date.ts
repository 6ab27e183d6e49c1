const DAY_MS = 24 * 60 * 60_000;

type Options = Intl.DateTimeFormatOptions;

const DATES: Readonly<Record<string, Options>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};
const TIMES: Readonly<Record<string, Options>> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/**
 * An instant as Slack's format says, in the reader's own time zone.
 *
 * @see https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 */
export function slackDate(seconds: number, format: string, timeZone: string, now = new Date()): string {
  const at = new Date(seconds * 1_000);
  const formatted = (options: Options) => new Intl.DateTimeFormat('en', { ...options, timeZone }).format(at);
  return format.replace(/\{(\w+)\}/g, (whole, token: string) => {
    if (token in TIMES) return formatted(TIMES[token] ?? {});
    if (token === 'ago') return ago(at, now);
    const name = token.replace(/_pretty$/, '');
    const options = DATES[name];
    if (!options) return whole;
    return (token === name ? undefined : nearDay(at, now, timeZone)) ?? formatted(options);
  });
}

function nearDay(at: Date, now: Date, timeZone: string): string | undefined {
  const day = (date: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(date);
  const near = { yesterday: -DAY_MS, today: 0, tomorrow: DAY_MS };
  return Object.entries(near).find(([, distance]) => day(new Date(now.getTime() + distance)) === day(at))?.[0];
}

function ago(at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const format = new Intl.RelativeTimeFormat('en');
  if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
  if (Math.abs(minutes) < 24 * 60) return format.format(Math.round(minutes / 60), 'hour');
  return format.format(Math.round(minutes / (24 * 60)), 'day');
}
