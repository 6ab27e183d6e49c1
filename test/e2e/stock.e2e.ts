import { it } from '@jest/globals';
import { openSetting } from './support/setting.ts';

const setting = openSetting();

it('keeps the stock, from a count to the alert', async () => {
  const baker = await setting.visit({ as: 'Ben Baker', in: 'C0KITCHEN' });
  await baker.types('/stock');
  await baker.message('The stock: 3 ingredients, 0 low').getByText('carrots').waitFor();
  await baker.types('/stock count butter 500 g');
  await baker.message('Counted for the first time.').waitFor();
  await baker.types('/stock mark butter 450 g');
  await baker.message('Low mark: 450 g.').waitFor();
  await baker.types('/stock waste butter 100 g fell on the floor');
  await baker.message('Thrown away: 100 g.').waitFor();
  await baker.message('Running low: butter').getByText('400 g on hand, the low mark is 450 g').waitFor();
  await baker.types('/stock count butter');
  await baker.message('“butter” is no ingredient').waitFor();
  await baker.shot('stock');
  await baker.goes({ in: 'home' });
  await baker.page.getByRole('heading', { name: 'Low stock' }).waitFor();
  await baker.shot('home-low-stock');
});

it('tells customers that the stock is not theirs to see', async () => {
  const customer = await setting.visit();
  await customer.types('/stock');
  await customer.message('only the bakery’s staff can see the stock').waitFor();
});
