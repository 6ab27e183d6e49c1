import { it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('lets a customer choose what they hear of, on Home and beside a message, and order the same again', async () => {
  const customer = await setting.visit({ in: 'dm' });
  const { page } = customer;
  await customer.types('/order 2 mint_tea');
  const thanks = customer.message('We have your order 1');
  await thanks.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Tell me only when ready' }).click();
  await customer.message('only when an order of yours is ready').waitFor();

  await customer.goes({ in: 'home' });
  await page.getByText('What I tell you about your orders').waitFor();
  await page.getByRole('button', { name: 'Order again' }).click();
  const form = customer.dialog('Place an order');
  await form.getByText('What order 1 had is filled in.').waitFor();
  await customer.presses('Order');
  await customer.dialog('Order 2').getByText('2 x Mint Tea').waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await customer.choose('What I tell you', 'Everything');
  await customer.shot('home-preference');
  await customer.goes({ in: 'dm' });
  await customer.types('/order 1 mint_tea');
  await customer.message('We have your order 3').waitFor();
});

it('shows staff how a customer is told, and takes their address', async () => {
  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN' });
  await baker.types('/order 1 mint_tea to Ms. Delicious');
  const placed = baker.message('for Ms. Delicious is placed');
  await placed.getByText('ms_delicious@gmail.com (guessed, not confirmed)').waitFor();
  await baker.types('/bakery customer Ms. Delicious');
  const form = baker.dialog('Customer');
  await form.getByText('(guessed, not confirmed)').waitFor();
  await form.getByLabel('E-mail').fill('delicious@example.com');
  await baker.shot('customer-form');
  await baker.presses('Save');
  await baker.dialog('Customer').getByText('Ms. Delicious hears by e-mail: delicious@example.com.').waitFor();
  await baker.page.keyboard.press('Escape');
  await baker.types('/bakery customer Ms. Delicious');
  await baker.dialog('Customer').getByText('Last changed by Ben Baker').waitFor();
});
