import type { ApiClient } from './api-client.ts';

/** One server-sent event, as a browser would read it. */
export interface SentEvent {
  id?: string;
  event?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  data: any;
}

export interface Following {
  /** The next one. Rejects when the stream is over. */
  next(): Promise<SentEvent>;
  /** Resolves when the stream is over. */
  ended(): Promise<void>;
  leave(): Promise<void>;
}

/** Follows `/events`; resolves when it listens. */
export async function follow(client: ApiClient, lastEventId?: string): Promise<Following> {
  const leaving = new AbortController();
  const response = await client.open('/events', {
    headers: lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId },
    signal: leaving.signal,
  });
  if (!response.ok || !response.body) throw new Error(`/events answered ${response.status}`);
  // Read from now on: a body that nobody has begun to read is given up when its response is collected as garbage.
  const events = read(response.body.pipeThrough(new TextDecoderStream()));
  return {
    async next() {
      const { value, done } = await events.next();
      if (done) throw new Error('the stream is over');
      return value;
    },
    async ended() {
      for (;;) if ((await events.next()).done) return;
    },
    leave: async () => leaving.abort(),
  };
}

async function* read(chunks: ReadableStream<string>): AsyncGenerator<SentEvent, undefined> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
      if (fields.data !== undefined) yield { ...fields, data: JSON.parse(fields.data) };
    }
  }
}
