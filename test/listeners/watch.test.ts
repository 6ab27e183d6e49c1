import { describe, expect, it } from '@jest/globals';
import type { App, ReceiverEvent } from '@slack/bolt';
import { noteOutcome } from '../../src/listeners/answering/outcome.ts';
import { heardIn } from '../../src/listeners/heard.ts';
import { type Listened, watchListeners } from '../../src/listeners/watch.ts';

/** Bolt, whose listeners do this. */
async function listen(body: object, process: (event: ReceiverEvent) => Promise<void>) {
  const told: Listened[] = [];
  const app = { processEvent: process } as App;
  watchListeners(app, (listened) => told.push(listened));
  const failure = await app.processEvent({ body, ack: async () => undefined }).catch((error: unknown) => error);
  return { told, failure };
}

const command = { command: '/order', text: '2 cakes' };

describe('what is told of a listener', () => {
  it('is its name, its outcome, and how long it took', async () => {
    const { told } = await listen(command, async ({ ack }) => {
      await ack();
      noteOutcome('refused');
    });
    expect(told).toMatchObject([{ kind: 'command', listener: '/order', outcome: 'refused' }]);
    expect(told[0]?.acknowledgedAfter).toBeLessThanOrEqual(told[0]?.seconds ?? 0);
  });

  it('is no name where nobody listens to it', async () => {
    const { told } = await listen({ command: '/odd-4711' }, async () => undefined);
    expect(told).toMatchObject([{ kind: 'command', listener: 'none', outcome: 'ok' }]);
    expect(told[0]?.acknowledgedAfter).toBeUndefined();
  });

  it('is a failure, and still Bolt’s, where it throws', async () => {
    const fault = new Error('a fault');
    const { told, failure } = await listen(command, () => Promise.reject(fault));
    expect(failure).toBe(fault);
    expect(told).toMatchObject([{ kind: 'command', listener: '/order', outcome: 'failed' }]);
  });
});

it.each([
  [command, { kind: 'command', listener: '/order' }],
  [
    { type: 'block_actions', actions: [{ action_id: 'order-ready' }], view: { callback_id: 'home' } },
    { kind: 'action', listener: 'order-ready' },
  ],
  [
    { type: 'view_submission', view: { callback_id: 'order' } },
    { kind: 'form', listener: 'order' },
  ],
  [
    { type: 'block_suggestion', action_id: 'product', view: { callback_id: 'order' } },
    { kind: 'options', listener: 'product' },
  ],
  [
    { type: 'message_action', callback_id: 'turn-into-order' },
    { kind: 'shortcut', listener: 'turn-into-order' },
  ],
  [
    { type: 'event_callback', event: { type: 'app_home_opened' } },
    { kind: 'event', listener: 'app_home_opened' },
  ],
  [{ type: 'odd' }, { kind: 'other', listener: 'none' }],
  ['odd', { kind: 'other', listener: 'none' }],
])('%j is heard as %j', (body, heard) => {
  expect(heardIn(body)).toEqual(heard);
});
