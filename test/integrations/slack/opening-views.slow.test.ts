import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { createSlackClient } from '../../../src/integrations/slack/client.ts';
import { silent } from '../../support/outbox.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

let slack: StubServer;

beforeAll(async () => {
  slack = await startStubServer();
  slack.answer = () => undefined;
});
afterAll(() => slack.close());

it('waits for a view to open only as long as its trigger lives, for anything else longer', async () => {
  const client = createSlackClient({ token: 'xoxb-1', apiUrl: `${slack.url}/api/`, log: silent });
  const givesUp = async (call: Promise<unknown>) => {
    const from = performance.now();
    await expect(call).rejects.toThrow();
    return performance.now() - from;
  };
  const view: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [] };
  const opening = { trigger_id: 'T1', view };
  const [opened, pushed, posted] = await Promise.all([
    givesUp(client.views.open(opening)),
    givesUp(client.views.push(opening)),
    givesUp(client.chat.postMessage({ channel: 'C1', text: 'A word' })),
  ]);
  for (const took of [opened, pushed]) expect(took).toBeLessThan(posted - 3_000);
});
