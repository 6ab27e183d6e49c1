import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../platform/logger.ts';
import type { Lanes } from '../../platform/outbox/index.ts';
import { isShutOut, WAIT_FOR_ACCESS } from './classify.ts';
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
  /** Slack says that it lets us in no more: nothing is asked of it, by any process, until our token works again. */
  lost(reason: string): Promise<void>;
  /** Stops asking. */
  stop(): void;
}

interface Dependencies {
  client: WebClient;
  lanes: Pick<Lanes, 'open' | 'pause'>;
  token: string;
  /** The workspace; where it is not given, the one that the token is for. */
  team?: string;
  log: Logger;
  /** In milliseconds: how long to wait before asking again, doubled each time up to a minute. */
  retryAfter?: number;
}

const MINUTE = 60_000;
const EVERYTHING = 'slack';

/** Asks Slack once who we are; while it does not say so, asks again in the background. */
export function connectSlack({ client, lanes, token, team, log, retryAfter = 1_000 }: Dependencies): SlackConnection {
  let identity: SlackIdentity = { botToken: token };
  let isAsking = false;
  let isLetIn = true;
  const stopping = new AbortController();

  async function ask(wait: number): Promise<void> {
    try {
      const { bot_id, user_id, team_id } = await withSignal(stopping.signal, () => client.auth.test());
      identity = { botToken: token, botId: bot_id, botUserId: user_id, teamId: team ?? team_id };
      await lanes.open(EVERYTHING);
      isLetIn = true;
      log.info({ team: team_id }, 'Slack lets us in');
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (isShutOut(error)) await shutOut(error.data.error);
      else log.warn({ err: error, wait }, 'Slack does not say who we are; asking again');
      await sleep(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) await ask(Math.min(wait * 2, MINUTE));
    }
  }

  async function askOn(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    await ask(retryAfter);
    isAsking = false;
  }

  /** Said once, however often and by whom we hear it. */
  async function shutOut(reason: string): Promise<void> {
    if (isLetIn) log.error({ reason }, 'Slack lets us in no more: its work waits until the app is installed again');
    isLetIn = false;
    await close();
  }

  /** The lane is closed a little longer than the longest wait, so that it stays closed until somebody has asked again. */
  async function close(): Promise<void> {
    const closing = lanes.pause(EVERYTHING, WAIT_FOR_ACCESS + MINUTE);
    await closing.catch((error) => log.warn({ err: error }, 'Slack’s lane cannot be closed just now'));
  }

  void askOn();
  return {
    authorize: async () => identity,
    async lost(reason) {
      await shutOut(reason);
      void askOn();
    },
    stop: () => stopping.abort(),
  };
}
