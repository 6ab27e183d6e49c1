import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { App, ExpressReceiver } from '@slack/bolt';
import { textOf } from '../../../sandbox/client/text.ts';
import { until } from '../../../sandbox/client/until.ts';
import { buttons, cakes, form } from './support/forms.ts';
import { present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let app: App;

beforeAll(async () => {
  space = await startWorkspace();
  const { SLACK_SIGNING_SECRET: signingSecret = '', SLACK_API_URL: slackApiUrl, SLACK_BOT_TOKEN } = space.slack.env;
  const receiver = new ExpressReceiver({ signingSecret });
  const authorize = async () => ({ botToken: SLACK_BOT_TOKEN, botId: 'B0OVENBIRD', botUserId: 'U0OVENBIRD' });
  app = new App({ receiver, authorize, clientOptions: { slackApiUrl } });
  app.command('/order', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() as never });
  });
  app.options('product', ({ ack }) => ack(cakes as never));
  app.action('product', ({ ack }) => ack());
  app.view('order', async ({ ack, view, body, client }) => {
    const persons = view.state.values.persons?.persons?.value;
    if (persons === '5') return ack({ response_action: 'errors', errors: { persons: 'Not five' } });
    await ack();
    const blocks = [buttons('cancel')] as never;
    await client.chat.postMessage({ channel: body.user.id, text: `For ${persons}`, blocks });
    return undefined;
  });
  app.action('cancel', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Cancelled', replace_original: true });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [{ type: 'divider' }] } });
  });
  const server = await receiver.start(0);
  space.slack.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(async () => {
  await app.stop();
  await space.close();
});

it('an app made with Bolt is served: command, form, search, errors, message, button, Home', async () => {
  const customer = await space.team.person('Mr. Cakelover');
  await customer.command('/order');
  const view = await until('the form', () => customer.sees.view());
  const first = await customer.submit(view, { product: 'carrot_cake', persons: '5' });
  expect(first.errors).toEqual({ persons: 'Not five' });
  expect((await customer.submit(view, { persons: '4' })).view).toBeNull();

  const message = await until('the message', async () => (await customer.sees.dm()).at(-1));
  expect(textOf(message)).toContain('For 4');
  await customer.press(present(message), 'cancel');
  await until('the cancellation', async () => textOf((await customer.sees.dm()).at(-1)) === 'Cancelled');

  await customer.openHome();
  expect(await until('Home', () => customer.sees.home())).toMatchObject({ type: 'home' });
  expect(await customer.sees.notices()).toEqual([]);
});
