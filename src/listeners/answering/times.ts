/** How long people are kept waiting, in milliseconds. Tests shorten these. */
export interface AnsweringTimes {
  /** A form whose contents take longer opens as a waiting view: Slack takes a trigger id for 3 s only. */
  form: number;
  /** A submission that takes longer is acknowledged with a waiting view: Slack waits 3 s. */
  submission: number;
  /** After this long without a result people read "still working on it". */
  patience: number;
}

/** @see https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response */
export const slackTimes: AnsweringTimes = { form: 800, submission: 2_000, patience: 2_500 };
