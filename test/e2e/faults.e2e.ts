import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

/** Puts another program in Ovenbird's place. */
async function instead(app: RequestListener): Promise<{ close(): void }> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await setting.bakery.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

afterEach(() => setting.bakery.connect(setting.bakery.appUrl));

it('shows what waits while a service is down, and that it catches up by itself', async () => {
  const customer = await setting.visit({ beside: 'jira' });
  const { page } = customer;
  await page.getByText('nothing waits').waitFor();
  await page.getByRole('combobox', { name: 'Jira' }).selectOption('fails (500)');
  await customer.types('/order 2 chocolate_cake for 4');
  await customer.message('Order 1 for Mr. Cakelover is placed').waitFor();
  await page.getByText(/Ovenbird’s queue: .*retrying/).waitFor();
  expect(await page.getByText('No tickets yet.').count()).toBe(1);
  await customer.shot('jira-down');
  await page.getByRole('tab', { name: /Queue/ }).click();
  await customer.shot('queue');
  await customer.presses('Put everything in order');
  await page.getByRole('tab', { name: /Jira/ }).click();
  await page.getByRole('button', { name: /Order #1/ }).waitFor({ timeout: 20_000 });
  await page.getByText('nothing waits').waitFor();
});

it('says that Slack is broken while it is, since no answer can; what was done meanwhile counts', async () => {
  const customer = await setting.visit({ beside: 'queue' });
  const { page } = customer;
  await page.getByRole('combobox', { name: 'Slack' }).selectOption('fails (500)');
  await page.getByText('Slack fails (500): somebody switched that on.').waitFor();
  await page.getByText('Unknown: Ovenbird answers through Slack').waitFor();
  await customer.types('/order 1 mint_tea');
  await customer.shot('slack-down');
  await customer.presses('Put Slack in order');
  await page.getByText('Slack fails (500)').waitFor({ state: 'detached' });
  await customer.goes({ in: 'dm' });
  await customer.message('1 x Mint Tea').waitFor({ timeout: 60_000 });
});

it('says so when the app cannot be reached', async () => {
  const customer = await setting.visit({ in: 'dm' });
  const nobody = await instead(() => {});
  nobody.close();
  await customer.types('/bakery help');
  await customer.page.getByText('/bakery failed with the error "dispatch_failed"').waitFor();
  await customer.shot('dispatch-failed');
  await customer.presses('Dismiss');
  await customer.page.getByText('For the developer: dispatch_failed').waitFor({ state: 'detached' });
});

it('says so when the app does not answer within 3 seconds', async () => {
  const customer = await setting.visit({ in: 'dm' });
  const silent = await instead(() => {});
  await customer.types('/bakery help');
  await customer.page.getByText('/bakery failed with the error "operation_timeout"').waitFor();
  silent.close();
});

it('tells the developer why a form did not come up: an expired trigger, an invalid view', async () => {
  const customer = await setting.visit({ in: 'dm' });
  const { bakery } = setting;
  const open = async (body: URLSearchParams, view: object) => {
    await fetch(`${bakery.url}/slack/api/views.open`, {
      method: 'POST',
      headers: { authorization: 'Bearer xoxb-sandbox-ovenbird', 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ trigger_id: body.get('trigger_id'), view }),
    });
  };
  const view = { type: 'modal', title: { type: 'plain_text', text: 'Form' }, blocks: [] };
  const app = (answer: (body: URLSearchParams) => Promise<void>): RequestListener => {
    return async (request, response) => {
      const chunks = await request.toArray();
      response.end();
      await answer(new URLSearchParams(Buffer.concat(chunks).toString()));
    };
  };

  const wrong = await instead(
    app((body) => open(body, { ...view, title: { type: 'plain_text', text: 'x'.repeat(30) } })),
  );
  await customer.types('/order');
  await customer.page.getByText('The app could not show its form.').waitFor();
  await customer.page.getByText('For the developer: invalid_arguments').click();
  await customer.page.getByText('must be less than 25 characters').waitFor();
  await customer.shot('invalid-view');
  wrong.close();

  const { triggerMs } = await bakery.timings({ triggerMs: 1 });
  const late = await instead(
    app(async (body) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * triggerMs));
      await open(body, view);
    }),
  );
  await customer.types('/order');
  await customer.page.getByText('For the developer: expired_trigger_id').waitFor();
  late.close();
  await bakery.timings({ triggerMs: 3_000 });
});
