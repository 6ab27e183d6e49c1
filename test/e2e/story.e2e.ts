import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('is a story of two people: one orders, the other bakes, and each sees what the other does', async () => {
  const customer = await setting.visit();
  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN' });

  await customer.types('/order 2 chocolate_cake for 4 extra peanuts 10');
  const answer = customer.message('Thank you! Order 1 for Mr. Cakelover is placed.');
  await answer.getByText('Only visible to you').waitFor();
  await answer.getByText('Total €36.00').waitFor();
  await customer.shot('ordered');

  const card = baker.message('Order 1 for Mr. Cakelover');
  await card.getByText('chocolate 268 g').waitFor();
  expect(await baker.page.getByText('Thank you!').count()).toBe(0);
  await card.getByRole('button', { name: 'Start' }).click();
  await card.getByText('Status: in preparation').waitFor();

  await baker.page.getByRole('button', { name: /Order #1/ }).click();
  const ticket = baker.page.getByRole('article', { name: 'Ticket BAKE-1' });
  await ticket.getByRole('row', { name: 'eggs 8 pcs' }).waitFor();
  await baker.shot('kitchen-and-ticket');
  await ticket.getByRole('button', { name: 'Done' }).click();
  await ticket.getByText('Done', { exact: true }).waitFor();

  await card.getByRole('button', { name: 'Ready' }).click();
  const dm = customer.page.getByRole('button', { name: /Ovenbird \d+ unread/ });
  await dm.filter({ hasText: '3' }).click();
  await customer.message('Your order 1 is ready.').waitFor();
  await customer.page.getByRole('button', { name: 'Ovenbird', exact: true }).waitFor();
  await card.getByRole('button', { name: 'Delivered' }).click();
  await card.getByText('Status: delivered').waitFor();
  // Nothing of the app's is left to press; the workspace has its own menu at each message.
  const menu = card.getByRole('button', { name: 'Message shortcuts' });
  expect(await card.getByRole('button').count()).toBe(await menu.count());
  await customer.shot('customer-hears');

  expect([...customer.faults, ...baker.faults]).toEqual([]);
});

it('cancels an order whose ingredients the supplier does not have, naming which', async () => {
  const customer = await setting.visit({ in: 'dm', beside: 'jira' });
  await customer.types('/order 1 chocolate_cake for 2');
  await customer.page.getByRole('button', { name: /Order #2/ }).click();
  await customer.presses('Close with missing ingredients');
  await customer.page.getByRole('checkbox', { name: 'butter' }).check();
  await customer.page.getByText('missing-butter', { exact: true }).waitFor();
  await customer.shot('missing-ingredients');
  await customer.presses('Close: butter missing');
  await customer.message('Your order 2 was cancelled.').getByText('butter').waitFor();
});

it('asks before it cancels, and takes it back', async () => {
  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN' });
  await baker.types('/order 1 chocolate_cake for 3');
  const card = baker.message(/Order 3 for Ben Baker.*Status/);
  await card.getByRole('button', { name: 'Cancel' }).click();
  const question = baker.page.getByRole('alertdialog', { name: 'Cancel order 3?' });
  await baker.shot('confirm');
  await question.getByRole('button', { name: 'Keep it' }).click();
  await question.waitFor({ state: 'detached' });
  await card.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Cancel the order' }).click();
  await card.getByText('Status: cancelled').waitFor();
  await card.getByRole('button', { name: 'Undo' }).click();
  await card.getByText('Status: waiting').waitFor();
});

it('leads a first visitor through five steps', async () => {
  const visitor = await setting.visit({ guided: true });
  const steps = [
    ['Order as Mr. Cakelover', () => visitor.message('Thank you! Order 4')],
    ['Open the ticket', () => visitor.page.getByRole('article', { name: 'Ticket BAKE-4' })],
    ['Bake as Ben Baker', () => visitor.message('Order 4 for Mr. Cakelover').getByText('Status: ready')],
    ['Look as Mr. Cakelover', () => visitor.message('Your order 4 is ready.')],
    ['Order, then close the ticket', () => visitor.message('Your order 5 was cancelled.')],
  ] as const;
  for (const [button, effect] of steps) {
    await visitor.presses(button);
    await effect().waitFor();
    await visitor.shot(`guide-${button.toLowerCase().replace(/\W+/g, '-')}`);
  }
  await visitor.presses('Start again');
  await visitor.page.getByRole('button', { name: 'Order as Mr. Cakelover' }).waitFor();
});
