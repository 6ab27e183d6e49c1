import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type FetchFunction,
  LogLevel,
  type Logger as SlackLogger,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Logger } from '../../platform/logger.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { unanswered } from '../../platform/unanswered.ts';
import { isSlacks } from './destination.ts';
import { withSecondsToWait } from './limits.ts';

export interface SlackClientConfig {
  token: string;
  /** The workspace, where the app is installed for a whole organisation: its token alone does not say which. */
  team?: string;
  /** Slack's own by default. */
  apiUrl?: string;
  log: Logger;
}

const TIMEOUT_MS = 8_000;

/**
 * A view is opened by a trigger id, which Slack takes for 3 s: what takes longer is no use to whoever waits for it.
 *
 * @see https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses
 */
const OPENING_TIMEOUT_MS = 3_000;
const OPENS_VIEW = /\/views\.(?:open|push)$/;

/** The signal of the call under way: the SDK takes none, but leaves the fetching to us. */
const callSignal = new AsyncLocalStorage<AbortSignal>();

/** Does `work`, whose calls of Slack are aborted with the signal. */
export function withSignal<T>(signal: AbortSignal, work: () => T): T {
  return callSignal.run(signal, work);
}

/**
 * How every client of ours calls Slack, Bolt's included: it neither retries nor waits by itself (the outbox does), and a
 * call takes 8 s at most, one that opens a view 3 s.
 *
 * @see https://docs.slack.dev/tools/node-slack-sdk/web-api
 */
export function slackClientOptions({ team, apiUrl, log }: Omit<SlackClientConfig, 'token'>): WebClientOptions {
  return {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    ...(team && { teamId: team }),
    timeout: TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    // Never queued: a queued call would be made in the context of the call before it.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
    logger: slackLogger(log),
    fetch: fetchFrom(apiUrl),
  };
}

/** A client for Slack's Web API. */
export function createSlackClient(config: SlackClientConfig): WebClient {
  return new WebClient(config.token, slackClientOptions(config));
}

/** What goes wrong here is classified here: the SDK would wrap it without its cause. */
const fetchFrom =
  (apiUrl: string | undefined): FetchFunction =>
  async (url, init) => {
    if (!isSlacks(url, apiUrl)) throw new PermanentFailure('slack_address_foreign', 'the address is none of Slack’s');
    // The SDK's own timeout is for its methods; a `response_url` is called without one.
    const timeout = OPENS_VIEW.test(String(url)) ? OPENING_TIMEOUT_MS : TIMEOUT_MS;
    const signals = [AbortSignal.timeout(timeout), init?.signal, callSignal.getStore()].filter(
      (signal) => signal !== undefined,
    );
    const headers = { ...init?.headers, 'X-Request-ID': currentRequestId() };
    try {
      const asked = { ...init, headers, redirect: 'error', signal: AbortSignal.any(signals) } as const;
      return withSecondsToWait(await fetch(url, asked));
    } catch (error) {
      throw unanswered('slack', error);
    }
  };

/** What the SDK has to say, as lines of our own log. Its level is not asked for: pino knows its own. */
export function slackLogger(log: Logger): SlackLogger {
  const own = log.child({ component: 'slack' });
  return {
    debug: (...words) => own.trace(words.join(' ')),
    info: (...words) => own.debug(words.join(' ')),
    warn: (...words) => own.warn(words.join(' ')),
    error: (...words) => own.error(words.join(' ')),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
