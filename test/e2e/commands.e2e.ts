import { expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('offers the commands as they are typed, and hints at what each takes', async () => {
  const { page } = await setting.visit();
  const composer = page.locator('main').getByRole('combobox');
  await composer.fill('/');
  const commands = page.getByRole('listbox', { name: 'Commands' });
  expect(await commands.getByRole('option').count()).toBeGreaterThanOrEqual(4);
  await composer.press('ArrowDown');
  expect(await commands.getByRole('option', { selected: true }).textContent()).toContain('/cake');
  await composer.press('Escape');
  await commands.waitFor({ state: 'detached' });
  await composer.fill('/bak');
  await composer.press('Tab');
  expect(await composer.inputValue()).toBe('/bakery ');
  await page.getByText('help | assist').waitFor();
});

it('shows the end of what is said, and an answer also to whoever reads something older', async () => {
  const visitor = await setting.visit({ height: 500 });
  const { page } = visitor;
  const log = page.getByRole('log');
  const belowSight = () => log.evaluate((box) => box.scrollHeight - box.scrollTop - box.clientHeight);
  await visitor.types('/bakery help');
  await visitor.message('I take orders').waitFor();
  await page.locator('main').getByRole('combobox').fill('/bakery ');
  await page.getByText('help | assist').last().waitFor();
  await until('the end is in sight beside the hint', async () => (await belowSight()) < 2);

  await log.evaluate((box) => box.scrollTo({ top: 0 }));
  await until('the list is at its top', async () => (await belowSight()) > 160);
  await visitor.types('/stock');
  await visitor.message('can see the stock').waitFor();
  await until('the answer is in sight', async () => (await belowSight()) < 2);
});

it('answers /order in all its forms', async () => {
  const baker = await setting.visit({ as: 'Ben Baker' });
  await baker.types('/order 1 latte (large)');
  await baker.message('Order 1 for Ben Baker is placed').waitFor();
  await baker.types('/order list');
  await baker.message('1 x Latte (Large)').getByText('tells more').waitFor();
  await baker.types('/order show 1');
  await baker.message('placed by Ben Baker (Slack)').getByRole('button', { name: 'Start' }).waitFor();
  await baker.types('/order ready 1');
  await baker.message('Order 1 is ready; its customer is told.').waitFor();
  await baker.types('/order 2 chocolate_cake for 3 to Ms. Delicious');
  await baker.message('Order 2 for Ms. Delicious is placed').waitFor();
  await baker.types('/order cancel 2 she changed her mind');
  await baker.message('Order 2 is cancelled.').getByRole('button', { name: 'Undo' }).waitFor();
  await baker.types('/order 1 stone_cake for 2');
  await baker.message(/stone_cake/).waitFor();
  await baker.goes({ in: 'home', beside: 'mail' });
  await baker.page.getByRole('heading', { name: 'We have your order 2.' }).waitFor();
  await baker.page.getByText('she changed her mind').waitFor();
  await baker.shot('mail');
});

it('answers /cake and /employee', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker' });
  await manager.types('/cake list');
  await manager.message('The menu').getByText('chocolate_cake').waitFor();
  await manager.types('/cake show chocolate_cake');
  await manager.message('For one eater').getByText('chocolate 33.5 g').waitFor();
  await manager.types('/cake delete carrot_cake');
  await manager.message(/Carrot Cake.*(off|deleted)/i).waitFor();
  await manager.types('/employee list');
  await manager.message('The team').getByText('@Ben Baker').waitFor();
  await manager.types('/employee show 1');
  await manager.message(/Onboarded/).waitFor();
  await manager.shot('answers');
});

it('answers /bakery, and says how to write what it does not understand', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'dm' });
  await manager.types('/bakery help');
  await manager.message('I take orders').getByText('opens the onboarding form').waitFor();
  await manager.types('/bakery status');
  await manager.message('How the work stands').getByText('Jira').first().waitFor();
  await manager.shot('status');
  await manager.types('/bakery make me a sandwich');
  await manager.message('I do not understand “make me a sandwich”').waitFor();
  await manager.types('hello?');
  await manager.page.getByText('Sending messages to Ovenbird has been turned off.').waitFor();
  const customer = await setting.visit({ in: 'dm' });
  await customer.types('/bakery status');
  await customer.message(/staff/i).waitFor();
});

it('offers an app’s message shortcuts beside each message', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker' });
  const { page } = manager;
  // Whatever the app has installed, the page also knows this one; the workspace does not.
  await page.route('**/control/slack/workspace', async (route) => {
    const portrait = await (await route.fetch()).json();
    const shortcut = { name: 'Frame it', type: 'message', callback_id: 'frame', description: 'Hang it up' };
    await route.fulfill({ json: { ...portrait, shortcuts: [...portrait.shortcuts, shortcut] } });
  });
  await manager.goes({ in: 'C0GENERAL' });
  await manager.types('A *fine* day');
  const message = manager.message('A fine day');
  await message.hover();
  await message.getByRole('button', { name: 'Message shortcuts' }).click();
  await page.getByRole('menuitem', { name: /Frame it/ }).click();
  await page.getByText('There is no message shortcut "frame".').waitFor();
});
