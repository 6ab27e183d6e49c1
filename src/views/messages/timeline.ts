import type { KnownBlock } from '@slack/types';
import type { ToldCustomer } from '../../services/notifications/index.ts';
import { type Change, type Order, STATUS_WORDS } from '../../services/orders/index.ts';
import { section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { slackDate } from '../format.ts';

const LONGEST_TIMELINE = 2_900;
const LONGEST_REASON = 200;

const TOLD: Readonly<Record<ToldCustomer['state'], string>> = {
  sent: 'told',
  unsent: 'not told yet',
  superseded: 'not told: it was taken back before that',
  muted: 'not told: they do not want to hear of it',
  failed: 'could not be told',
};

/**
 * An order's life, oldest first: who did what, when, from where and why, and what its customer was told of it. Where it is
 * too long the newest of it are shown.
 */
export function timeline({ timeline: changes }: Order, told: readonly ToldCustomer[]): KnownBlock[] {
  const steps = changes.map((change) => {
    const toldOf = told.find(({ version }) => version === change.version);
    return toldOf ? `${step(change)}\n      ↳ ${telling(toldOf)}` : step(change);
  });
  return [section(newest(steps).join('\n'))];
}

function step({ at, by, from, to, reason, undoes }: Change): string {
  const what = from ? `${STATUS_WORDS[to]}${undoes === undefined ? '' : ' again'}` : 'placed';
  const why = reason ? `: ${escapeWithin(reason, LONGEST_REASON)}` : '';
  return `${slackDate(at)} · ${what} by ${short(by.name)} (${short(by.via)})${why}`;
}

/** `customer told by mail at 10:31, to an address that was guessed, not confirmed` */
function telling({ state, by, guessed, namesakes, attempts }: ToldCustomer): string {
  const last = attempts.at(-1);
  const when = last ? ` ${slackDate(last.at)}` : '';
  const why = last && last.outcome !== 'sent' ? ` (${short(last.outcome)})` : '';
  const way = by ? ` by ${by === 'message' ? 'direct message' : 'e-mail'}` : '';
  const to = guessed ? ', to an address that was guessed, not confirmed' : '';
  const unclear = namesakes ? '; two people in Slack have that name, so none of them was messaged' : '';
  return `customer ${TOLD[state]}${state === 'superseded' || state === 'muted' ? '' : `${way}${when}${why}${to}${unclear}`}`;
}

function newest(steps: readonly string[]): string[] {
  const shown: string[] = [];
  let length = 0;
  for (const each of steps.toReversed()) {
    length += each.length + 1;
    if (length > LONGEST_TIMELINE) return ['…', ...shown];
    shown.unshift(each);
  }
  return shown;
}
