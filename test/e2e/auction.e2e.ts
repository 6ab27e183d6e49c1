import { expect, it } from '@jest/globals';
import { openSetting } from './support/setting.ts';
import { shoot } from './support/visitor.ts';

const setting = openSetting();

it('leads to the API, where one logs in as a manager and reads the menu', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker' });
  const opened = manager.page.context().waitForEvent('page');
  await manager.page.getByRole('link', { name: 'REST API' }).click();
  const docs = await opened;
  docs.setDefaultTimeout(30_000);
  await docs.getByRole('button', { name: 'Authorize' }).first().click();
  const login = docs.locator('.auth-container').filter({ hasText: 'Flow: password' });
  await login.getByLabel('username:').fill('manager@example.com');
  await login.getByLabel('password:').fill('test');
  await login.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click();
  await login.getByText('Logout').waitFor();
  await shoot(docs, 'api-login');
  await login.getByText('Close').click();
  await docs.locator('#operations-Cakes-listCakes').getByRole('button').first().click();
  await docs.getByRole('button', { name: 'Execute' }).click();
  const answer = docs.locator('.live-responses-table');
  await answer.getByText('chocolate_cake').first().waitFor();
  await answer.scrollIntoViewIfNeeded();
  await shoot(docs, 'api');
});

it('puts up what the meters handed in, and shows what became of it', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'C0GENERAL', beside: 'auction' });
  const { page } = manager;
  await page.getByText('No batch yet').waitFor();
  await page.getByText('The bucket is empty').waitFor();

  await page.getByLabel('Orders are').selectOption('accepted, all of them');
  await manager.presses('Hand in 3 records by the API');
  await page.getByText('3 handed in.').waitFor();
  await manager.types('/bakery auction');
  await manager.message('The energy auction has not run so far.').getByRole('button', { name: 'Run it now' }).click();
  await manager.message('asked for by Olivia Baker').waitFor();
  const batch = page.getByRole('region', { name: 'Batches' }).getByRole('article').first();
  await batch.getByText('3 accepted, 0 rejected').waitFor();
  await batch.getByText('Orders', { exact: true }).click();
  await batch.getByText('oven-3').waitFor();
  const file = page.getByRole('region', { name: 'Bucket' }).getByRole('article').filter({ hasText: 'oven-2' });
  await file.locator('summary').click();
  await file.getByText('"order":"accepted"').waitFor();
  await manager.asks('/bakery auction', '3 records · 3 accepted · 0 rejected · done');
  await manager.shot('auction');

  await page.getByLabel('Orders are').selectOption('rejected, all of them');
  await manager.presses('Hand in 3 records by the API');
  await page.getByText('6 handed in.').waitFor();
  await manager.message('The energy auction: the last runs').getByRole('button', { name: 'Run it now' }).click();
  await page.getByText('0 accepted, 3 rejected').waitFor();
  await manager.goes({ in: 'dm' });
  await manager.message('The auction rejected 3 of 3 orders.').getByText('oven-2').waitFor();
  await manager.shot('auction-rejected');
  expect(manager.faults).toEqual([]);
});

it('fits on a phone', async () => {
  const visitor = await setting.visit({ as: 'Olivia Baker', beside: 'auction', width: 390, height: 844, dark: true });
  await visitor.presses('Outside');
  await visitor.page.getByRole('region', { name: 'Bucket' }).waitFor();
  const overflow = await visitor.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  expect(overflow).toBeLessThanOrEqual(0);
  await visitor.shot('auction-phone');
});
