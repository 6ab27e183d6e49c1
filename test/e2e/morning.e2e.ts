import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

const MINUTE = 60_000;

/** Time to order something before the morning comes; the tests between are done while it comes. */
const HEAD_START_MS = 20_000;
const MORNING_MS = HEAD_START_MS + 2 * MINUTE;

/** The next full minute that leaves the head start: the bakery's clock is the wall's, so its morning is made to be soon. */
const soon = () => new Date(Math.ceil((Date.now() + HEAD_START_MS) / MINUTE) * MINUTE).toISOString().slice(11, 16);

it('buys with one ticket each morning, when a manager says so and when', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'home' });
  await manager.presses('Settings');
  const form = manager.dialog('Settings');
  await manager.choose('Ingredients are bought with', 'One ticket each morning');
  await form.getByLabel('The morning begins at').fill(soon());
  // Due tomorrow at the latest: the bake sheet has today and tomorrow.
  await form.getByLabel('Lead time in hours').fill('4');
  await manager.presses('Save');
  await form.getByText('Saved.').waitFor();
  await manager.page.keyboard.press('Escape');

  const customer = await setting.visit({ beside: 'jira' });
  await customer.types('/order 2 chocolate_cake for 4 extra peanuts 10');
  await customer.message('Order 1 for Mr. Cakelover is placed').waitFor();
  await customer.types('/order 1 carrot_cake for 300');
  await customer.message('Order 2 for Mr. Cakelover is placed').waitFor();
  await customer.page.getByText('No tickets yet.').waitFor();
});

it('keeps the menu: a product in several kinds, changed, taken off and put back', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'dm' });
  const { page } = manager;
  await manager.types('/cake product');
  const form = manager.dialog('Create a product');
  await form.getByLabel('Name').fill('Iced Tea');
  await manager.presses('Add a variation');
  await form.getByLabel('Variation').fill('Small');
  await form.getByLabel('Its price (EUR)').fill('1.50');
  await manager.presses('Create');
  await page.getByText('iced_tea').first().waitFor();
  await page.keyboard.press('Escape');

  await manager.types('/cake edit iced_tea');
  const edit = manager.dialog('Edit a product');
  await manager.presses('Add a variation');
  await edit.getByLabel('Variation').nth(1).fill('Large');
  await edit.getByLabel('Its price (EUR)').nth(1).fill('2.50');
  await manager.presses('Add a variation');
  await edit.getByLabel('Variation').nth(2).fill('Huge');
  await manager.shot('product-edit');
  await edit.getByRole('button', { name: 'Remove this variation' }).last().click();
  await edit.getByLabel('Variation').nth(2).waitFor({ state: 'detached' });
  await manager.presses('Save');
  await page.getByText('Saved.').waitFor();
  await page.keyboard.press('Escape');

  await manager.types('/cake show iced_tea');
  const shown = manager.message('Small €1.50, Large €2.50');
  await shown.getByRole('button', { name: 'Take off the menu' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Take it off' }).click();
  const off = manager.message('Iced Tea is off the menu.');
  await off.waitFor();
  await manager.types('/order 1 iced_tea (large)');
  await manager.message('Iced Tea is no longer on the menu.').waitFor();
  await off.getByRole('button', { name: 'Put it back' }).click();
  await manager.message('Iced Tea is on the menu again.').waitFor();
  await manager.types('/order 1 iced_tea (large)');
  await manager.message('is placed').getByText('€2.50').waitFor();
});

it('files a cancelled order for its customer', async () => {
  const customer = await setting.visit({ in: 'dm', beside: 'drive' });
  const { page } = customer;
  await page.getByText('No documents yet.').waitFor();
  await customer.message('We have your order 2').getByRole('button', { name: 'Cancel' }).click();
  const question = page.getByRole('alertdialog', { name: 'Cancel order 2?' });
  await question.getByRole('button', { name: 'Cancel the order' }).click();
  const document = page.getByRole('article').filter({ hasText: 'In Orders' });
  await document.getByText('Mr Cakelover cancelled orders').waitFor();
  await document.getByText('Order 2 [Carrot Cake]').waitFor();
  expect(await document.getByRole('heading').textContent()).toBe('mr_cakelover');
  await customer.shot('drive');
});

it(
  'has the morning’s ticket for what was ordered, and the bake sheet',
  async () => {
    const baker = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN', beside: 'jira' });
    await baker.page.getByRole('button', { name: /Orders of \d{4}-/ }).click({ timeout: MORNING_MS });
    const ticket = baker.page.getByRole('article', { name: 'Ticket BAKE-1' });
    await ticket.getByRole('row', { name: 'chocolate 268 g' }).waitFor();
    await ticket.getByRole('link', { name: 'Order #1' }).first().waitFor();
    const sheet = baker.message('to bake today and tomorrow');
    await sheet.getByRole('row', { name: /2 x Chocolate Cake for 4/ }).waitFor();
    await baker.shot('morning');
    await baker.goes({ in: 'home' });
    await baker.page.getByRole('heading', { name: /Bake sheet of/ }).waitFor();
    await baker.page.getByText('Orders of').first().waitFor();
  },
  2 * MORNING_MS,
);
