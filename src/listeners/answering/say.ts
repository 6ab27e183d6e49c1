import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../platform/logger.ts';
import type { Message } from '../../views/blocks.ts';
import { notice } from '../../views/modals/notice.ts';
import { spoken } from '../../views/spoken.ts';

/** What a listener says to whoever acted; `replaces` puts it in the place of the message that was acted upon. */
export interface Reply extends Message {
  replaces?: boolean;
}

/** Says something to the person who acted, only to them. Never rejects: there is nobody else to tell. */
export type Say = (reply: Reply) => Promise<void>;

/** Whoever acted, and what Slack gave us to reach them by. */
export interface Reach {
  client: WebClient;
  user: string;
  log: Logger;
  /** By the `response_url`, where the surface has one. */
  respond?: RespondFn;
  /** For a view, where the surface has no `response_url`. */
  triggerId?: string;
}

/** The ways to a person: the `response_url`, else a view, else a direct message. */
export function sayTo({ client, user, respond, triggerId, log }: Reach): Say {
  const ways: Way[] = [
    ...(respond ? [byResponse(respond)] : triggerId ? [byView(client, triggerId)] : []),
    byDirectMessage(client, user),
  ];

  return async (reply) => {
    for (const way of ways) {
      try {
        return await way(reply);
      } catch (error) {
        log.info({ err: error }, 'one way to reach a person failed');
      }
    }
    log.warn({ user }, 'a person could not be reached');
  };
}

type Way = (reply: Reply) => Promise<void>;

function byResponse(respond: RespondFn): Way {
  return async ({ replaces = false, ...message }) => {
    await respond({ response_type: 'ephemeral', replace_original: replaces, ...spoken(message) });
  };
}

/** The first thing said opens the view, what comes later takes its place. */
function byView(client: WebClient, triggerId: string): Way {
  let shown: string | undefined;
  return async (reply) => {
    const view = notice('Ovenbird', reply);
    if (shown) await client.views.update({ view_id: shown, view });
    else shown = (await client.views.open({ trigger_id: triggerId, view })).view?.id;
  };
}

function byDirectMessage(client: WebClient, user: string): Way {
  return async ({ replaces: _, ...message }) => {
    await client.chat.postMessage({ channel: user, ...spoken(message) });
  };
}
