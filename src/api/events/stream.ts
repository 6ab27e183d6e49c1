import { setTimeout as pause } from 'node:timers/promises';
import { type FeedEntry, missed } from '../../platform/feed/index.ts';
import { mayHear, type Tell, type ToldEvent } from '../../services/feed/index.ts';
import type { Principal } from '../../services/principal.ts';

/** Proxies close what is silent. */
const BEAT_MS = 15_000;
const BEAT = ': still here\n\n';
/** How long a client waits before it comes back, in milliseconds. */
const BEGIN = 'retry: 3000\n\n';
const RESET = 'event: reset\ndata: {}\n\n';

type News = AsyncIterable<FeedEntry | typeof missed>;

/**
 * News as server-sent events, as far as somebody may hear it.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export async function* eventStream(news: News, { by, tell }: { by: Principal; tell: Tell }): AsyncGenerator<string> {
  yield BEGIN;
  for await (const one of withBeats(news)) {
    if (one === beat) yield BEAT;
    else if (one === missed) yield RESET;
    else if (mayHear(one.event, by)) yield textOf(one, tell(one.event));
  }
}

function textOf({ place }: FeedEntry, said: ToldEvent | undefined): string {
  return said ? `id: ${place}\nevent: ${said.type}\ndata: ${JSON.stringify(said)}\n\n` : '';
}

const beat = Symbol('beat');

async function* withBeats(news: News): AsyncGenerator<FeedEntry | typeof missed | typeof beat> {
  const iterator = news[Symbol.asyncIterator]();
  try {
    let next = iterator.next();
    for (;;) {
      const quiet = new AbortController();
      const silence = pause(BEAT_MS, beat, { signal: quiet.signal });
      silence.catch(() => undefined);
      const heard = await Promise.race([next, silence]);
      quiet.abort();
      if (heard === beat) {
        yield beat;
        continue;
      }
      if (heard.done) return;
      yield heard.value;
      next = iterator.next();
    }
  } finally {
    await iterator.return?.();
  }
}
