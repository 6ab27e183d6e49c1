import { expect, it } from '@jest/globals';
import { handIn } from './support/meters.ts';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

const records = (prefix: string) =>
  [1, 2, 3].map((number) => ({
    record_id: `${prefix}-${number}`,
    parameter_1: 'a long description of what the oven needs',
    parameter_2: 12.5 * number,
  }));

it('puts up what the meters handed in, and shows what became of it', async () => {
  const manager = await setting.visit({ as: 'Olivia Baker', in: 'C0GENERAL', beside: 'auction' });
  const { page } = manager;
  await page.getByText('No batch yet').waitFor();
  await page.getByText('The bucket is empty').waitFor();

  await page.getByLabel('Orders are').selectOption('accepted, all of them');
  await handIn(setting.bakery.mongodbUri, records('oven'));
  await manager.types('/bakery auction');
  await manager.message('The energy auction has not run so far.').getByRole('button', { name: 'Run it now' }).click();
  await manager.message('asked for by Olivia Baker').waitFor();
  const batch = page.getByRole('region', { name: 'Batches' }).getByRole('article').first();
  await batch.getByText('3 accepted, 0 rejected').waitFor();
  await batch.getByText('Orders', { exact: true }).click();
  await batch.getByText('oven-3').waitFor();
  const file = page.getByRole('region', { name: 'Bucket' }).getByRole('article').filter({ hasText: 'oven-2.json' });
  await file.getByText('oven-2.json').click();
  await file.getByText('"order":"accepted"').waitFor();
  await manager.types('/bakery auction');
  await manager.message('3 records · 3 accepted · 0 rejected · done').waitFor();
  await manager.shot('auction');

  await page.getByLabel('Orders are').selectOption('rejected, all of them');
  await handIn(setting.bakery.mongodbUri, records('stove'));
  await manager.message('The energy auction: the last runs').getByRole('button', { name: 'Run it now' }).click();
  await page.getByText('0 accepted, 3 rejected').waitFor();
  await manager.goes({ in: 'dm' });
  await manager.message('The auction rejected 3 of 3 orders.').getByText('stove-2').waitFor();
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
