import type { WebClient } from '@slack/web-api';
import type { Lanes } from '../../platform/outbox/index.ts';
import { classify } from './classify.ts';
import { withSignal } from './client.ts';

export interface CallOptions {
  signal: AbortSignal;
  /** For methods that Slack limits by channel. */
  channel?: string;
}

/**
 * Makes one call of Slack, unless its lane asked to be left alone.
 *
 * @param method Slack's name of it; with the channel it is the lane: `slack:chat.postMessage:C123`
 * @throws TransientFailure, PermanentFailure, RateLimited
 */
export type SlackCall = <T>(
  method: string,
  options: CallOptions,
  work: (client: WebClient) => Promise<T>,
) => Promise<T>;

export interface SlackCallDependencies {
  client: WebClient;
  lanes: Pick<Lanes, 'check'>;
}

export function createSlackCall({ client, lanes }: SlackCallDependencies): SlackCall {
  return async (method, { signal, channel }, work) => {
    const lane = ['slack', method, channel].filter(Boolean).join(':');
    await lanes.check(lane);
    try {
      return await withSignal(signal, () => work(client));
    } catch (error) {
      throw classify(error, lane);
    }
  };
}
