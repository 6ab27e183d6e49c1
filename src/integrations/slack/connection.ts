import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../platform/logger.ts';
import { withSignal } from './client.ts';

/** Who we are in the workspace, as Bolt's `authorize` returns it; the ids are there once Slack has answered. */
export interface SlackIdentity {
  botToken: string;
  botId?: string;
  botUserId?: string;
  teamId?: string;
}

export interface SlackConnection {
  /** For Bolt. Never asks Slack: a request is answered also while Slack's API is away. */
  authorize(): Promise<SlackIdentity>;
  /** Stops asking. */
  stop(): void;
}

interface Dependencies {
  client: WebClient;
  token: string;
  log: Logger;
  /** In milliseconds: how long to wait before asking again, doubled each time up to a minute. */
  retryAfter?: number;
}

const MINUTE = 60_000;

/** Asks Slack once who we are; while it does not answer, asks again in the background. */
export function connectSlack({ client, token, log, retryAfter = 1_000 }: Dependencies): SlackConnection {
  let identity: SlackIdentity = { botToken: token };
  const stopping = new AbortController();

  async function ask(wait: number): Promise<void> {
    try {
      const { bot_id, user_id, team_id } = await withSignal(stopping.signal, () => client.auth.test());
      identity = { botToken: token, botId: bot_id, botUserId: user_id, teamId: team_id };
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.warn({ err: error, wait }, 'Slack does not say who we are; asking again');
      await sleep(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) await ask(Math.min(wait * 2, MINUTE));
    }
  }

  void ask(retryAfter);
  return { authorize: async () => identity, stop: () => stopping.abort() };
}
