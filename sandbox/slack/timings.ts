/** Slack's clocks, in milliseconds. Tests may shorten them. */
export interface Timings {
  /** How long an app may take to acknowledge. */
  ackMs: number;
  /** How long a trigger id is good for. */
  triggerMs: number;
  /** Waits before each retry of an event. */
  eventRetriesMs: readonly number[];
  /** How long a response_url is good for. */
  responseUrlMs: number;
  /** How long a WebSocket goes on after Slack has said that it ends. */
  socketGraceMs: number;
}

/** @see https://docs.slack.dev/apis/events-api/#retries and https://docs.slack.dev/interactivity/handling-user-interaction */
export const slackTimings: Timings = {
  ackMs: 3_000,
  triggerMs: 3_000,
  eventRetriesMs: [1_000, 60_000, 300_000],
  responseUrlMs: 30 * 60_000,
  socketGraceMs: 10_000,
};
