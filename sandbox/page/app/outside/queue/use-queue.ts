import { useSyncExternalStore } from 'react';
import type { Aside } from '../../../../slack/people/ask.ts';
import { onNews } from '../../live/changes.ts';
import { useSandbox } from '../../live/outside.ts';
import type { Json } from '../../live/slack.ts';
import { deedsOf } from '../../state/deeds.ts';

/** Somebody who may ask how the work stands. */
const ASKER = 'U0MANAGER';
const QUIET_MS = 400;
const POLL_MS = 2_500;

/** What `/bakery status` answers: its blocks; or why nothing is known. */
export type Queue = { blocks: readonly Json[] } | { unknown: string };

let queue: Queue | undefined;
let text = '';
const listeners = new Set<() => void>();
let stop = () => {};

/**
 * How the bakery's work stands, as `/bakery status` tells a manager: asked aside, so that no conversation shows it, after
 * each change outside and every 2.5 seconds. In a real workspace nobody is asked.
 */
export function useQueue(): Queue | undefined {
  const isPlayed = useSandbox()?.standIns.includes('slack') ?? false;
  return useSyncExternalStore(isPlayed ? subscribe : never, () => queue);
}

const never = () => () => {};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) stop = watch();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) stop();
  };
}

function watch(): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const later = () => {
    soon ??= setTimeout(() => {
      soon = undefined;
      void ask();
    }, QUIET_MS);
  };
  const stopNews = onNews(({ service }) => service !== 'slack' && later());
  const poll = setInterval(() => document.visibilityState === 'visible' && later(), POLL_MS);
  void ask();
  return () => {
    stopNews();
    clearInterval(poll);
    clearTimeout(soon);
  };
}

async function ask(): Promise<void> {
  const aside = await deedsOf(ASKER)
    .ask('/bakery', 'status')
    .catch((error: Error): Aside => ({ answer: null, error: error.message }));
  const blocks = aside.answer?.blocks;
  const next: Queue = blocks ? { blocks } : { unknown: aside.error ?? 'Ovenbird does not answer' };
  // Block ids are made up anew for each answer.
  const nextText = JSON.stringify(next).replace(/"block_id":"[^"]*"/g, '');
  if (nextText === text) return;
  text = nextText;
  queue = next;
  for (const listener of listeners) listener();
}

/** How the status names a service where that is not the service's own name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  mail: 'e-mail',
  drive: 'google drive',
  auction: 'energy auction',
};

/** What the status says of one service: `2 retrying`, `nothing waits`. */
export function lineAbout(known: Queue | undefined, service: string): { words: string; trouble: boolean } | undefined {
  if (known === undefined) return undefined;
  if ('unknown' in known) return { words: known.unknown, trouble: true };
  const lines = known.blocks.flatMap(({ text: words }) => String((words as Json | undefined)?.text ?? '').split('\n'));
  const names = [service, OTHER_NAMES[service]];
  const line = lines.find((each) => names.includes(/\*([^*]+)\*/.exec(each)?.[1]?.toLowerCase()));
  if (line === undefined) return undefined;
  const counts = ['queued', 'retrying', 'dead', 'put aside'].flatMap((name) => {
    const [count] = new RegExp(`\\d+ ${name}`).exec(line) ?? [];
    return count ? [count] : [];
  });
  return counts.length > 0 ? { words: counts.join(', '), trouble: true } : { words: 'nothing waits', trouble: false };
}
