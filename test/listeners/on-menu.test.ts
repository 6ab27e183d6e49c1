import { expect, it } from '@jest/globals';
import { createOnMenu } from '../../src/listeners/forms/on-menu.ts';
import { DomainError } from '../../src/platform/errors.ts';
import type { Product } from '../../src/services/catalog/index.ts';
import type { OrderLine } from '../../src/services/orders/index.ts';

const lineOf = (id: string, variation?: string): OrderLine => ({
  kind: 'product',
  product: { id, slug: id, name: `Old ${id}` },
  quantity: 1,
  ...(variation && { variation: { id: variation, name: variation.toUpperCase() } }),
});
const latte: Product = {
  ...{ id: 'latte', slug: 'latte', name: 'Latte', deleted: false, version: 1 },
  variations: [{ id: 'small', name: 'Small' }],
};

/** A menu with a latte on it, and nothing else. */
const catalog = {
  find: async (id: string) => {
    if (id !== 'latte') throw new DomainError('conflict', 'product_deleted', 'It is gone.');
    return latte;
  },
};
const onMenu = createOnMenu({ catalog } as unknown as Parameters<typeof createOnMenu>[0]);

it('names what is gone, each once: a product by the name it had, or a variation alone', async () => {
  const lines = [lineOf('latte', 'small'), lineOf('tea'), lineOf('latte', 'large'), lineOf('tea'), lineOf('latte')];
  expect(await onMenu(lines)).toEqual({
    present: [true, false, true, false, true],
    gone: ['Old tea', 'Latte (LARGE)'],
  });
});

it('does not take an outage for an empty menu', async () => {
  const broken = {
    find: async () => {
      throw new Error('MongoDB is away');
    },
  };
  const asked = createOnMenu({ catalog: broken } as unknown as Parameters<typeof createOnMenu>[0])([lineOf('latte')]);
  await expect(asked).rejects.toThrow('MongoDB is away');
});
