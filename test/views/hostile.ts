import { randomUUID } from 'node:crypto';
import { type Ingredient, type MenuPage, MOST_VARIATIONS, type Product } from '../../src/services/catalog/index.ts';
import type { KnownCustomer, Reach } from '../../src/services/customers/index.ts';
import type { Employee } from '../../src/services/employees/index.ts';
import type { StockLevel } from '../../src/services/inventory/index.ts';
import type { Order } from '../../src/services/orders/index.ts';
import type { ProductFormModel } from '../../src/views/modals/product-form.ts';
import { orderOf } from '../support/order.ts';

/** Texts that people could enter, or that somebody could slip in by another way. */
export const hostileTexts = {
  long: 'x'.repeat(3_000),
  'long in emoji': '🎂'.repeat(1_500),
  'long and escaped': '<&>'.repeat(1_000),
  mention: '<!channel> <@U0BAKER> <https://evil.example|click>',
  'right to left': '‮كعكة الشوكولاتة‬',
  lines: 'a\nb\r\nc',
  empty: '',
  space: ' ',
};

/** As many of something as anybody could have. */
export const many = <T>(count: number, of: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => of(index));

export function hostileIngredients(text: string): Ingredient[] {
  return many(50, () => ({ name: text, unit: 'g', amount: 10_000_000_123 }));
}

export function hostileLevel(text: string): StockLevel {
  const most = 10_000_000_123;
  return {
    name: text,
    unit: 'g',
    onHand: -most,
    reserved: most,
    incoming: most,
    counted: true,
    lowMark: most,
    low: true,
  };
}

export function hostileProduct(text: string): Product {
  return {
    id: randomUUID(),
    slug: text.slice(0, 80) || 'x',
    name: text,
    recipe: { version: 1, ingredients: hostileIngredients(text) },
    price: 100_000_000,
    variations: many(120, () => ({ id: randomUUID(), name: text, price: 100_000_000 })),
    deleted: false,
    version: 1,
  };
}

/** A page in the middle of a long menu, both kinds on it. */
export function hostileMenu(text: string, size: number): MenuPage {
  const products = many(size, (index) => ({
    ...hostileProduct(text),
    ...(index % 2 === 0 && { recipe: undefined }),
  }));
  return { products, page: 1, pages: 99, total: 99 * size };
}

/** The form of a product with as many variations as it can have, `text` in every field. */
export function hostileProductForm(text: string): ProductFormModel {
  return {
    kind: 'product',
    editing: { id: randomUUID(), version: 999_999_999 },
    currency: 'EUR',
    name: text,
    price: text,
    ingredients: many(50, () => `${text.slice(0, 80)} 10000 g`).join('\n'),
    variations: many(MOST_VARIATIONS, (index) => ({
      line: 900 + index,
      id: randomUUID(),
      name: text,
      price: '1000000',
    })),
    next: 999,
  };
}

export function hostileOrder(text: string, over: Partial<Order> = {}): Order {
  const by = { kind: 'person', id: 'U0', name: text, via: 'Slack' } as const;
  const { lines, timeline } = orderOf();
  const at = new Date('2026-11-21T10:00:00Z');
  return orderOf({
    number: 999_999_999,
    customer: { id: randomUUID(), name: text },
    placedBy: by,
    lines: many(
      50,
      () => ({ ...lines[0], product: { id: randomUUID(), slug: text, name: text } }) as Order['lines'][number],
    ),
    extras: hostileIngredients(text),
    ingredients: hostileIngredients(text),
    price: { total: Number.MAX_SAFE_INTEGER, currency: 'EUR' },
    notes: text.repeat(2),
    link: text,
    timeline: [
      ...timeline,
      ...many(
        60,
        (index) => ({ version: index + 2, from: 'waiting', to: 'preparation', by, at, reason: text }) as const,
      ),
    ],
    ...over,
  });
}

/** Customers of every kind, each reached in another way. */
export function hostileCustomers(text: string): KnownCustomer[] {
  const by = { kind: 'person', id: 'U0', name: text, via: 'Slack' } as const;
  const email = `${text}@example.com`;
  const edited = { by, at: new Date('2026-11-21T10:00:00Z') };
  const customer = { id: randomUUID(), name: text, notify: 'nothing', email, edited } as const;
  const ways: (Reach | undefined)[] = [
    { by: 'message', slackUser: 'U0' },
    { by: 'mail', address: email, guessed: true, namesakes: true },
    { by: 'nobody', why: 'address_unknown', namesakes: true },
    { by: 'nobody', why: text },
    undefined,
  ];
  return [
    ...ways.map((reach) => ({ customer, reach })),
    { customer: { ...customer, slackUser: 'U0' }, reach: ways[0] },
  ];
}

export function hostileEmployee(text: string, over: Partial<Employee> = {}): Employee {
  const by = { kind: 'person', id: 'U0', name: text, via: 'Slack' } as const;
  return {
    id: randomUUID(),
    number: 999_999_999,
    firstName: text,
    lastName: text,
    permissions: { developer: true, manager: true },
    slackUser: 'U0DEV',
    email: `${text}@example.com`,
    github: { state: 'proposed', login: text },
    employed: false,
    onboardedBy: by,
    onboardedAt: new Date('2026-11-21T10:00:00Z'),
    firedBy: by,
    firedAt: new Date('2026-11-21T10:00:00Z'),
    version: 1,
    ...over,
  };
}
