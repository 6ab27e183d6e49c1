import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOnce, idempotencyKeys } from '../../../src/platform/once.ts';
import { createCatalog, productCollection } from '../../../src/services/catalog/index.ts';
import { createSettings, settingsCollection } from '../../../src/services/settings/index.ts';
import { type Books, openBooks } from '../../support/books.ts';
import { olivia } from '../../support/people.ts';
import { toldNotes } from '../../support/told.ts';

describe('the currency', () => {
  let books: Books;
  beforeAll(async () => {
    books = await openBooks([settingsCollection, productCollection, idempotencyKeys]);
  });
  beforeEach(() => books.clear());
  afterAll(() => books.close());

  function bakery() {
    const settings = createSettings({ ...books, notes: toldNotes(books.db) });
    const catalog = createCatalog({ ...books, once: createOnce(books), settings });
    const tea = (name: string, price?: number) => catalog.createProduct({ name, price }, olivia);
    return { settings, catalog, tea };
  }

  it('can be changed while nothing has a price', async () => {
    const { settings, tea } = bakery();
    await tea('Free Tea');
    expect(await settings.change({ currency: 'JPY' }, olivia)).toMatchObject({ currency: 'JPY' });
    await expect(settings.change({ currency: 'QQQ' }, olivia)).rejects.toMatchObject({ code: 'settings_invalid' });
  });

  it('is fixed with the first price, of a product or of a variation, and stays so when that price goes', async () => {
    const { settings, catalog, tea } = bakery();
    const { result: shown } = await tea('Tea');
    const { result: priced } = await catalog.edit(
      shown,
      { name: 'Tea', variations: [{ name: 'Mint', price: 280 }] },
      olivia,
    );
    await expect(settings.change({ currency: 'JPY' }, olivia)).rejects.toMatchObject({
      code: 'currency_fixed',
      fields: [{ path: 'currency' }],
    });
    await catalog.edit(priced, { name: 'Tea', variations: [] }, olivia);
    await expect(settings.change({ currency: 'JPY' }, olivia)).rejects.toMatchObject({ code: 'currency_fixed' });
    expect(await settings.change({ currency: 'EUR', leadTimeHours: 24 }, olivia)).toMatchObject({ leadTimeHours: 24 });
  });

  it('is read anew by every process until it is fixed, and the same from then on', async () => {
    const { settings, tea } = bakery();
    const another = bakery();
    expect(await another.settings.currency()).toBe('EUR');
    await settings.change({ currency: 'JPY' }, olivia);
    expect(await another.settings.currency()).toBe('JPY');
    await tea('Tea', 280);
    await expect(settings.change({ currency: 'USD' }, olivia)).rejects.toMatchObject({ code: 'currency_fixed' });
    expect(await Promise.all([settings.currency(), another.settings.currency()])).toEqual(['JPY', 'JPY']);
  });

  it('is one, whoever is first when it is changed while first prices come', async () => {
    const { settings, catalog, tea } = bakery();
    const outcomes = await Promise.allSettled([
      tea('One', 100),
      settings.change({ currency: 'USD' }, olivia),
      tea('Two', 200),
      tea('Three', 300),
    ]);
    expect(outcomes.filter((_, index) => index !== 1).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    const { currency, currencyFixed } = await settings.readFresh();
    expect(currencyFixed).toBe(true);
    expect(currency).toBe(outcomes[1]?.status === 'fulfilled' ? 'USD' : 'EUR');
    expect((await catalog.menu(0, 10)).total).toBe(3);
  });
});
