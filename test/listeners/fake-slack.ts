import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { pino } from 'pino';
import type { Edge } from '../../src/listeners/answering/index.ts';
import type { Principal } from '../../src/services/principal.ts';

/** One call of Slack's Web API, or an answer to a `response_url` or acknowledgement. */
export interface Call {
  method: string;
  args: Record<string, unknown>;
}

/** Stands in for what Bolt hands to a listener; notes what the listener does with it, in order. */
export function fakeSlack() {
  const calls: Call[] = [];
  const failures = new Map<string, string[]>();
  const answers = new Map<string, object>();
  const delays = new Map<string, () => Promise<void>>();
  let views = 0;

  const call = (method: string) => async (args: Record<string, unknown>) => {
    calls.push({ method, args });
    const error = failures.get(method)?.shift();
    await delays.get(method)?.();
    if (error) throw new WebAPIPlatformError({ ok: false, error });
    views += 1;
    return { ok: true, view: { id: `V${views}`, hash: `hash-${views}` }, ...answers.get(method) };
  };
  const client = {
    views: {
      open: call('views.open'),
      push: call('views.push'),
      update: call('views.update'),
      publish: call('views.publish'),
    },
    chat: { postMessage: call('chat.postMessage'), getPermalink: call('chat.getPermalink') },
  } as unknown as WebClient;

  return {
    calls,
    client,
    ack: async (args: unknown = {}) => void calls.push({ method: 'ack', args: args as Call['args'] }),
    respond: call('respond'),
    /** The next calls of a method fail with these codes. */
    fail: (method: string, ...codes: string[]) => void failures.set(method, codes),
    /** Every call of a method is answered with this, too. */
    answer: (method: string, answer: object) => void answers.set(method, answer),
    /** Every call of a method is answered after this. */
    delay: (method: string, work: () => Promise<void>) => void delays.set(method, work),
    methods: () => calls.map(({ method }) => method),
    /** Everything that was sent by a method. */
    sent: (method: string) => calls.filter((each) => each.method === method).map(({ args }) => args),
  };
}

export type FakeSlack = ReturnType<typeof fakeSlack>;

export const customer: Principal = {
  actor: { kind: 'person', id: 'U0CAKELOVER', name: 'Mr. Cakelover', via: 'Slack' },
  staff: false,
  manager: false,
};

/** An edge that knows one person and waits for nothing long. */
export function testEdge(over: Partial<Edge> = {}): Edge & { refreshed: string[] } {
  const refreshed: string[] = [];
  return {
    principalOf: async () => customer,
    refreshHome: async ({ user }) => void refreshed.push(user),
    times: { form: 20, submission: 20, patience: 20 },
    log: pino({ level: 'silent' }),
    refreshed,
    ...over,
  };
}

/** Work that is done when the test says so. */
export function gate<T>() {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { work: () => promise, open: resolve, break: reject };
}
