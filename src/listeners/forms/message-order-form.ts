import type { MessageShortcut } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { nameOf } from '../../services/customers/index.ts';
import { LONGEST_NOTES } from '../../services/orders/index.ts';
import { truncate } from '../../views/escape.ts';
import { orderFormView } from '../../views/modals/order-form.ts';
import type { SourceMessage } from '../../views/modals/order-form-source.ts';
import type { MessageForm, PickedMessage } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { mentionedIn, messageText } from '../reading/message-text.ts';
import { createOrderFormModel, type OrderFormDependencies } from './order-form-model.ts';

type Dependencies = OrderFormDependencies & Pick<ListenerDependencies, 'directory'>;

/** So many mentions are named; whoever else is mentioned stays an id. */
const MOST_NAMED = 30;

/** The order form with what a message says in the notes, a link back to it and, for staff, its author as the customer. */
export function createMessageOrderForm({ directory, ...deps }: Dependencies) {
  const modelOf = createOrderFormModel(deps);

  return async ({ picked, by }: PickedMessage): Promise<MessageForm> => {
    const text = messageText(picked.message, await namesOf(mentionedIn(picked.message)));
    const source = { link: addressOf(picked), text: extentOf(text) };
    const author = by.staff && picked.message.user !== by.actor.id ? await humanOf(picked.message.user) : undefined;
    const form = { lines: [{ id: 1 }], next: 2, extras: '', notes: truncate(text, LONGEST_NOTES), forUser: author };
    const viewFrom = async (from: SourceMessage) =>
      orderFormView(await modelOf({ ...form, from }, { mayOrderForOthers: by.staff }));
    return {
      view: await viewFrom(source),
      async complete(client) {
        const link = await permalinkOf(client, picked);
        return link === undefined || link === source.link ? undefined : viewFrom({ ...source, link });
      },
    };
  };

  async function namesOf(users: readonly string[]) {
    const known = await Promise.all(users.slice(0, MOST_NAMED).map((user) => directory.known(user)));
    const names = new Map(known.flatMap((member) => (member ? [[member.id, nameOf(member)] as const] : [])));
    return (user: string) => names.get(user);
  }

  /** Only from the books: whoever is not in them is no member of the workspace, or has come this minute. */
  async function humanOf(user: string | undefined): Promise<string | undefined> {
    const member = user ? await directory.known(user) : null;
    return member && !member.bot && !member.deleted ? member.id : undefined;
  }
}

function extentOf(text: string): SourceMessage['text'] {
  if (text === '') return 'none';
  return text.length > LONGEST_NOTES ? 'cut' : 'whole';
}

/** A message's address by what the payload tells: good enough where Slack does not let us ask for its own. */
function addressOf({ team, channel, message }: MessageShortcut): string | undefined {
  if (!team?.domain) return undefined;
  const address = `https://${team.domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}`;
  const thread: unknown = message.thread_ts;
  const isReply = typeof thread === 'string' && thread !== message.ts;
  return isReply ? `${address}?thread_ts=${thread}&cid=${channel.id}` : address;
}

/** Slack's own; it tells it only of channels that we can see. https://docs.slack.dev/reference/methods/chat.getPermalink */
async function permalinkOf(client: WebClient, { channel, message }: MessageShortcut): Promise<string | undefined> {
  const asked = { channel: channel.id, message_ts: message.ts };
  const answer = await client.chat.getPermalink(asked).catch(() => undefined);
  return answer?.permalink;
}
