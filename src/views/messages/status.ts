import type { KnownBlock } from '@slack/types';
import type { DeadDelivery, IntegrationHealth } from '../../platform/outbox/index.ts';
import { button, context, divider, type Message, section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { slackDate } from '../format.ts';

export const statusActions = { retry: 'status.retry', runOff: 'status.run-off' } as const;

/** So many dead deliveries are shown: a message has room for 50 blocks. */
export const MOST_DEAD_SHOWN = 10;

const MOST_INTEGRATIONS = 15;
const LONGEST_WORD = 80;
const LONGEST_REASON = 250;

export interface StatusModel {
  integrations: readonly IntegrationHealth[];
  dead: readonly DeadDelivery[];
  /** Managers may retry and run what was put aside. */
  manager: boolean;
}

/** How the work stands that goes on behind the scenes. */
export function status({ integrations, dead, manager }: StatusModel): Message {
  const total = (of: 'queued' | 'retrying' | 'dead') => integrations.reduce((sum, each) => sum + each[of], 0);
  const text = `Queued ${total('queued')}, retrying ${total('retrying')}, dead ${total('dead')}`;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...integrations.slice(0, MOST_INTEGRATIONS).map((each) => integration(each, manager)),
      ...(dead.length > 0
        ? [divider, ...dead.slice(0, MOST_DEAD_SHOWN).map((each) => deadDelivery(each, manager))]
        : []),
      ...(total('dead') > dead.length ? [context(`And ${total('dead') - dead.length} more.`)] : []),
    ],
  };
}

function integration(
  { name, configured, lastSuccessAt, queued, retrying, off, dead }: IntegrationHealth,
  manager: boolean,
) {
  const state = configured ? (dead > 0 || retrying > 0 ? ':warning:' : ':white_check_mark:') : ':zzz:';
  const counts = [`queued ${queued}`, `retrying ${retrying}`, `dead ${dead}`, ...(off > 0 ? [`put aside ${off}`] : [])];
  const success = lastSuccessAt ? `last success ${slackDate(lastSuccessAt)}` : 'no success yet';
  const text = `${state} *${short(name)}*${configured ? '' : ' (not configured)'} · ${counts.join(', ')} · ${success}`;
  const run = button(statusActions.runOff, `Run ${off} put aside`, { value: name });
  return section(text, manager && configured && off > 0 ? { accessory: run } : {});
}

function deadDelivery({ id, reaction, target, code, reason, since }: DeadDelivery, manager: boolean): KnownBlock {
  const [what, of, why] = [reaction, target, code].map((word) => escapeWithin(word, LONGEST_WORD));
  const text = `:skull: *${what}* for \`${of}\` since ${slackDate(since)}\n\`${why}\` ${escapeWithin(reason, LONGEST_REASON)}`;
  return section(text, manager ? { accessory: button(statusActions.retry, 'Retry', { value: id }) } : {});
}
