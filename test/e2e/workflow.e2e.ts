import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('turns a message into an order, which leads back to it', async () => {
  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0GENERAL' });
  const customer = await setting.bakery.person('Mr. Cakelover');
  await customer.say('general', 'Two mint teas for Friday, please: *one* with honey');
  const message = baker.message('Two mint teas for Friday');
  await message.hover();
  await message.getByRole('button', { name: 'Message shortcuts' }).click();
  await baker.page.getByRole('menuitem', { name: /Turn into an order/ }).click();
  const form = baker.dialog('Place an order');
  await form.getByText('what it says is in the notes').waitFor();
  expect(await form.getByLabel('Notes').inputValue()).toBe('Two mint teas for Friday, please: one with honey');
  expect(await form.getByRole('combobox', { name: /For somebody on Slack/ }).inputValue()).toBe('Mr. Cakelover');
  await baker.shot('message-shortcut');

  await baker.choose('What would you like?', 'Mint Tea');
  await baker.presses('Order');
  await baker.page.getByText('Order 1 for Mr. Cakelover is placed').waitFor();
  await baker.page.keyboard.press('Escape');
  await baker.goes({ in: 'C0KITCHEN' });
  const card = baker.message('Order 1 for Mr. Cakelover');
  const back = card.getByRole('link', { name: 'The message it was made from' });
  await back.waitFor();
  await baker.shot('message-shortcut-card');
  await back.click();
  await baker.message('Two mint teas for Friday').waitFor();
  expect(baker.faults).toEqual([]);
});

it('runs a workflow with the step “Place an order”, and shows what came of it', async () => {
  const customer = await setting.visit({ in: 'C0GENERAL' });
  const { page } = customer;
  const run = async () => {
    await customer.presses('Shortcuts');
    await customer.shot('workflow-menu');
    await page
      .getByRole('group', { name: 'Workflows' })
      .getByRole('menuitem', { name: /Place an order/ })
      .click();
  };
  await run();
  const form = customer.dialog('Place an order');
  await form.getByLabel('Product').fill('Chocolate Cake');
  await form.getByLabel('Quantity').fill('2');
  await customer.shot('workflow-form');
  await form.getByRole('button', { name: 'Run' }).click();
  await page.getByText('Persons: A cake is for 1 to 10,000 persons').waitFor();
  await customer.shot('workflow-failed');
  await page.keyboard.press('Escape');

  await run();
  await form.getByLabel('Product').fill('Chocolate Cake');
  await form.getByLabel('Quantity').fill('2');
  await form.getByLabel('Persons').fill('4');
  await form.getByRole('button', { name: 'Run' }).click();
  await page.getByText('2 x Chocolate Cake for 4').waitFor();
  await customer.shot('workflow-done');
  await page.keyboard.press('Escape');
  expect(customer.faults).toEqual([]);
});
