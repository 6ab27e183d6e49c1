import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('shows a customer their orders and the menu', async () => {
  const customer = await setting.visit({ in: 'home' });
  const { page } = customer;
  await page.getByText('You have not ordered anything yet.').waitFor();
  expect(await page.getByRole('heading', { name: 'The kitchen' }).count()).toBe(0);
  await customer.presses('Place an order');
  const form = customer.dialog('Place an order');
  await customer.choose('What would you like?', 'Mint Tea');
  await customer.presses('Order');
  await customer.dialog('Order 1').getByText('is placed').waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await customer.goes({ in: 'home' });
  await page.getByText('1 x Mint Tea').waitFor();
  await page.getByText('carrot_cake').waitFor();
  await customer.shot('home-customer');
});

it('shows the kitchen to those who work there, with what can be done', async () => {
  const baker = await setting.visit({ as: 'Ben Baker', in: 'home' });
  const { page } = baker;
  await page.getByRole('heading', { name: 'The kitchen' }).waitFor();
  expect(await page.getByRole('button', { name: 'Onboard an employee' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Ready', exact: true }).click();
  await page.getByRole('button', { name: 'Delivered' }).waitFor();
  await baker.shot('home-baker');
});

it('shows a manager how the work stands, too', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'home' });
  const { page } = manager;
  await page.getByRole('heading', { name: 'Behind the scenes' }).waitFor();
  await page.getByText('Nothing waits: ').waitFor();
  for (const button of ['Settings', 'Create a cake', 'Onboard an employee']) {
    await page.getByRole('button', { name: button, exact: true }).waitFor();
  }
  await manager.shot('home-manager');
});

it('keeps who one is and where in the address', async () => {
  const { page } = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN' });
  await page.getByRole('button', { name: 'team', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'team' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'kitchen' }).waitFor();
  await page.getByRole('button', { name: /You are: Ben Baker/ }).click();
  await page.getByRole('menuitem', { name: /Mr. Cakelover/ }).click();
  await page.getByRole('button', { name: /You are: Mr. Cakelover/ }).waitFor();
  await page.getByText('You are looking at #kitchen from outside.').waitFor();
  await page.getByRole('button', { name: 'Join #kitchen' }).click();
  await page.getByRole('combobox', { name: 'Message #kitchen' }).waitFor();
});
