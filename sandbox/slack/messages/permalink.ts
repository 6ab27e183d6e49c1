import { bakery } from '../state/bakery.ts';
import type { Message } from '../state/types.ts';

/** A message's address, as Slack gives it to people and apps. */
export function permalinkOf(channel: string, { ts, thread_ts }: Pick<Message, 'ts' | 'thread_ts'>): string {
  const address = `https://${bakery.team.domain}.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
  const isReply = thread_ts !== undefined && thread_ts !== ts;
  return isReply ? `${address}?thread_ts=${thread_ts}&cid=${channel}` : address;
}
