import type { HeldUp } from '../../platform/outbox/index.ts';
import type { WorkNote } from '../../services/alerts/index.ts';
import { context, type Message, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { counted, slackDate } from '../format.ts';
import { integrationName, MOST_INTEGRATIONS } from './status.ts';

const LONGEST_WORD = 60;
const LONGEST_REASON = 200;

/** What goes wrong behind the scenes, and what flows again. */
export function workTrouble({ dead, suspects, heldUp, flowing }: WorkNote): Message {
  const parts = [
    ...lossPart(dead, ':skull:', 'cannot be done until somebody mends it and retries'),
    ...lossPart(suspects, ':boom:', 'seem to stop the process that tries them, and are tried every five minutes'),
    ...heldUp.slice(0, MOST_INTEGRATIONS).map(waitingLine),
    ...flowing.slice(0, MOST_INTEGRATIONS).map(flowingLine),
  ];
  const [first = ''] = parts.map((part) => part.split('\n', 1).join(''));
  return {
    text: first,
    blocks: [...parts.map((part) => section(part)), context('`/bakery status` shows how it stands now.')],
  };
}

function lossPart({ count, examples }: WorkNote['dead'], mark: string, what: string): string[] {
  if (count === 0) return [];
  const lines = examples.map(({ reaction, target, code, reason }) => {
    const [kind, of, why] = [reaction, target, code].map((word) => escapeWithin(word, LONGEST_WORD));
    return `• *${kind}* for \`${of}\`: \`${why}\` ${escapeWithin(reason, LONGEST_REASON)}`;
  });
  const more = count > examples.length ? [`And ${count - examples.length} more.`] : [];
  return [[`${mark} *${count}* ${count === 1 ? 'thing' : 'things'} ${what}:`, ...lines, ...more].join('\n')];
}

function waitingLine({ integration, since, waiting }: HeldUp): string {
  const things = counted(waiting, 'thing waits', 'things wait');
  return `:construction: *${integrationName(integration)}* is held up: ${things} for it, since ${slackDate(since)}.`;
}

function flowingLine({ integration, since }: HeldUp): string {
  return `:white_check_mark: *${integrationName(integration)}* is well again: it was held up since ${slackDate(since)}.`;
}
