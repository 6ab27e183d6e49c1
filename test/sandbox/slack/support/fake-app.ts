import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What Slack sends, as far as the tests take it apart. */
export interface Payload extends Record<string, unknown> {
  type?: string;
  command?: string;
  text?: string;
  trigger_id: string;
  response_url: string;
  event?: { type: string; user?: unknown };
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  /** The form's fields, its `payload` parsed, or the JSON body. */
  payload: Payload;
}

/** A body, a status, or never a word. */
type Answer = undefined | string | object | number | 'silence';

/** An app that does nothing but listen; `answer` says what it tells Slack. */
export async function startFakeApp() {
  const received: Received[] = [];
  const app = {
    url: '',
    received,
    /** The latest request of a type (`block_actions`, `event_callback`, `/order`). */
    last: (type: string) => {
      const found = received.findLast(({ payload }) => payload.type === type || payload.command === type);
      if (!found) throw new Error(`The app never heard of ${type}.`);
      return found.payload;
    },
    heardOf: (type: string) => received.some(({ payload }) => payload.type === type),
    answer: (_request: Received): Answer | Promise<Answer> => undefined,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming);
    const request = { headers: incoming.headers, body, payload: parse(body) };
    received.push(request);
    const answer = await app.answer(request);
    if (answer === 'silence') return;
    if (typeof answer === 'number') outgoing.statusCode = answer;
    outgoing.end(typeof answer === 'object' ? JSON.stringify(answer) : typeof answer === 'string' ? answer : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  app.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return app;
}

function parse(body: string): Payload {
  if (body.startsWith('{')) return JSON.parse(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  return JSON.parse(form.payload ?? JSON.stringify(form));
}
