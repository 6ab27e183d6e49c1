import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeAll(async () => {
  space = await startWorkspace();
});
afterAll(() => space.close());

it('a global shortcut carries a trigger and no channel', async () => {
  const customer = await space.team.person('U0CAKELOVER');
  await customer.shortcut('place_order');
  const payload = space.app.last('shortcut');
  expect(payload).toMatchObject({ callback_id: 'place_order', user: { id: 'U0CAKELOVER' } });
  expect(payload.trigger_id).toMatch(/^\d+\.\d+\.[0-9a-f]+$/);
  expect(payload).not.toHaveProperty('response_url');
  await expect(customer.shortcut('into_order')).rejects.toThrow('There are: place_order');
});

it('a message shortcut carries the message', async () => {
  const baker = await space.team.person('Ben Baker');
  const message = await baker.say('kitchen', 'Two cakes & a tea <please>');
  await baker.messageShortcut(message, 'into_order');
  expect(space.app.last('message_action')).toMatchObject({
    callback_id: 'into_order',
    channel: { id: 'C0KITCHEN', name: 'kitchen' },
    message: { text: 'Two cakes &amp; a tea &lt;please&gt;', user: 'U0BAKER' },
    response_url: expect.stringContaining('/slack/response/'),
  });
});
