import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

/** The year of the next fourth of July that is at least a month away: an order is due within two years. */
const july = new Date(Date.now() + 210 * 24 * 60 * 60_000).getFullYear();

it('orders by a form that grows as it is filled in, without losing what was typed', async () => {
  const baker = await setting.visit({ as: 'Ben Baker' });
  const { page } = baker;
  await baker.presses('Shortcuts');
  await page.getByRole('menuitem', { name: /Place an order Order cakes/ }).click();
  const form = baker.dialog('Place an order');
  await form.getByLabel('Notes').fill('With love');
  await baker.presses('Order');
  await form.getByText('Please complete this required field.').waitFor();

  await baker.choose('What would you like?', 'Chocolate Cake');
  await form.getByLabel('For how many persons each?').fill('4');
  await form.getByText('It comes to €18.00.').waitFor();
  await form.getByLabel('How many?').fill('2');
  await form.getByText('It comes to €36.00.').waitFor();
  expect(await form.getByLabel('Notes').inputValue()).toBe('With love');
  expect(await form.getByText('Please complete this required field.').count()).toBe(0);

  await baker.presses('Add a line');
  const second = form.getByRole('combobox', { name: 'What would you like?' }).nth(1);
  await second.fill('lat');
  await page.getByRole('option', { name: 'Latte' }).click();
  await baker.choose('Which one?', 'Medium');
  await form.getByText('It comes to €39.70.').waitFor();
  await form.getByRole('button', { name: 'Remove this line' }).last().click();
  await form.getByText('It comes to €36.00.').waitFor();

  await form.getByLabel('Extra ingredients').fill('peanuts lots');
  await baker.presses('Order');
  await form.getByText('“peanuts lots” is no ingredient').waitFor();
  await baker.shot('order-form-error');
  await form.getByLabel('Extra ingredients').fill('peanuts 10');
  await form.getByLabel('Due').fill(`${july}-07-04T15:30`);
  await baker.choose('For somebody on Slack', 'Mr. Cakelover');
  await baker.presses('Order');

  const result = baker.dialog('Order 1');
  await result.getByText('Order 1 for Mr. Cakelover is placed.').waitFor();
  await result.getByText(`Jul 4, ${july} at 15:30`).waitFor();
  await result.getByText('With love').waitFor();
  await result.getByRole('contentinfo').or(result.locator('footer')).getByRole('button', { name: 'Close' }).click();
  await result.waitFor({ state: 'detached' });

  // The customer lives in New York.
  const customer = await setting.visit({ in: 'dm' });
  await customer.message('We have your order 1').getByText(`Jul 4, ${july} at 09:30`).waitFor();
});

it('creates a cake, after saying line by line what is wrong with its recipe', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'dm' });
  await manager.types('/cake');
  const form = manager.dialog('Create a cake');
  await form.getByLabel('Name').fill('Plum Cake');
  await form.getByLabel('Ingredients for one eater').fill('plums 80 g\nflour some');
  await form.getByLabel(/^Price/).fill('a lot');
  await manager.presses('Create');
  await form.getByRole('alert').first().waitFor();
  await form.getByLabel(/^Price/).fill('3.20');
  await manager.presses('Create');
  await form.getByText('Line 2').waitFor();
  await manager.shot('cake-form-error');
  await form.getByLabel('Ingredients for one eater').fill('plums 80 g\nflour 20 g\neggs 1');
  await manager.presses('Create');
  await manager.page.getByText('plum_cake').first().waitFor();
  await manager.page.keyboard.press('Escape');
  await manager.types('/cake show plum_cake');
  await manager.message('For one eater').getByText('plums 80 g').waitFor();
});

it('onboards a developer, who tells their login, is confirmed, invited and lets themselves in', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'dm', beside: 'github' });
  const { page } = manager;
  await manager.types('/employee');
  const form = manager.dialog('Onboard an employee');
  await manager.presses('Onboard');
  await form.getByText('Please complete this required field.').nth(1).waitFor();
  await form.getByLabel('First name').fill('Dana');
  await form.getByLabel('Last name').fill('Dev');
  await form.getByRole('checkbox', { name: /Developer/ }).check();
  await form.getByLabel('E-mail').fill('dana at home');
  await manager.presses('Onboard');
  await form.getByText('Please enter a valid email address.').waitFor();
  await form.getByLabel('E-mail').fill('');
  await manager.choose('On Slack', 'Dana Dev');
  await manager.shot('onboarding');
  await manager.presses('Onboard');
  await manager.dialog('Onboard an employee').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');

  await page.getByText('Accounts there are: dana-dev').waitFor();
  const dana = await setting.visit({ as: 'Dana Dev', in: 'dm' });
  await dana.message('Welcome to the bakery').getByRole('button', { name: 'Tell us your GitHub login' }).click();
  await dana.dialog('Your GitHub login').getByLabel('GitHub login').fill('dana-dev');
  await dana.presses('Send');
  await manager.message('on GitHub our Dana').getByRole('button', { name: 'Confirm' }).click();

  const invitations = page.getByRole('region', { name: 'Invitations' });
  await invitations.getByText('dana-dev').waitFor();
  await manager.shot('github');
  await invitations.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('region', { name: 'Collaborators' }).getByText('dana-dev').waitFor();
});

it('changes the settings, and closes without changing anything', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'home' });
  await manager.presses('Settings');
  const form = manager.dialog('Settings');
  expect(await form.getByRole('combobox', { name: 'Kitchen channel' }).inputValue()).toBe('#kitchen');
  await manager.choose('Kitchen channel', '#team');
  await manager.choose('Team channel', '#team');
  await manager.shot('settings');
  await manager.presses('Save');
  await form.getByText('Saved.').waitFor();
  await manager.page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
  await manager.page.getByText('The kitchen’s channel is').getByText('#team').waitFor();
  await manager.presses('Settings');
  await form.getByRole('button', { name: 'Save' }).waitFor();
  await manager.page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });
});

it('takes a question by a form, about a topic that a manager made up, to the channel that hears of it', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'dm' });
  await manager.types('/bakery settings');
  await manager.dialog('Settings').getByRole('button', { name: 'Topics and where they go' }).click();
  const topics = manager.dialog('Topics');
  await manager.presses('Add a topic');
  await topics.getByLabel('Topic', { exact: true }).nth(2).fill('weddings');
  await topics.getByRole('combobox', { name: 'Questions about it go to' }).nth(2).fill('chan');
  await manager.page.getByRole('option', { name: 'A channel' }).click();
  await manager.shot('topics');
  await manager.presses('Save');
  await topics.getByText('Saved.').waitFor();

  const customer = await setting.visit();
  await customer.types('/bakery assist');
  const form = customer.dialog('Ask for assistance');
  await customer.choose('What is it about?', 'weddings');
  await form.getByLabel('What do you need?').fill('A cake for 200 guests: *what* would it cost?');
  await customer.shot('assistance');
  await customer.presses('Ask');
  await customer.dialog('Assistance').getByText('It goes to #team').waitFor();
  await customer.shot('assistance-sent');

  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0TEAM' });
  await baker.message('asks about weddings').getByText('A cake for 200 guests: *what* would it cost?').waitFor();
  await baker.shot('assistance-asked');
});
