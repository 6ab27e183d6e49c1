import { z } from 'zod';
import { ORDER_STATUSES, type Order, type OrderLine, type PlaceOrder } from '../../services/orders/index.ts';
import { ingredientsToRead } from '../amounts/read.ts';
import { writeIngredients, writtenIngredients } from '../amounts/write.ts';
import { numberId } from '../http/number-id.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

const status = z.enum(ORDER_STATUSES).meta({ id: 'OrderStatus' });
const product = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Id, or name, of a product.', example: 'chocolate_cake' });
const persons = z.int().min(1).max(10_000).meta({ description: 'How many eaters each cake is for.', example: 4 });
const quantity = z.int().min(1).max(1_000).default(1).meta({ example: 2 });
const instant = z.iso.datetime({ offset: true });

/** Orders go by their number. */
export const orderId = numberId('The order’s number.', 21);

const about = {
  customer: z.string().trim().min(1).max(80).optional().meta({
    description: 'For whom, if not for oneself: a name. Only staff order for others.',
    example: 'Mr. Cakelover',
  }),
  extra_ingredients: ingredientsToRead().optional(),
  notes: z.string().max(1_500).optional(),
  due_at: instant.optional().meta({ description: 'When it is wanted; left out, after the bakery’s usual lead time.' }),
};

const line = z
  .strictObject({
    product,
    quantity,
    persons: persons.optional().meta({ description: 'For cakes.' }),
    variation: z.string().min(1).max(200).optional().meta({ description: 'Id or name, for products that have any.' }),
  })
  .meta({ id: 'NewOrderLine' });

const oneCake = z
  .strictObject({ ...about, recipe: product.meta({ description: 'Id, or name, of a cake.' }), persons, quantity })
  .meta({ id: 'NewCakeOrder' });

const severalLines = z.strictObject({ ...about, lines: z.array(line).min(1).max(50) }).meta({ id: 'NewOrderOfLines' });

/** What is ordered: one cake, or any lines. */
export const newOrder = z.union([oneCake, severalLines]).meta({ id: 'NewOrder' });

const price = z
  .strictObject({ total: z.int().meta({ description: 'In integer minor units.' }), currency: z.string() })
  .optional();

const writtenLine = z.strictObject({
  product: z.string(),
  name: z.string(),
  quantity: z.int(),
  persons: z.int().optional(),
  variation: z.strictObject({ id: z.string(), name: z.string() }).optional(),
  unit_price: z.int().optional().meta({ description: 'In integer minor units; of a cake, for one eater.' }),
});

const change = z.strictObject({
  version: z.int(),
  from: status.optional(),
  to: status,
  by: z.strictObject({ name: z.string(), via: z.string() }),
  at: z.iso.datetime(),
  reason: z.string().optional(),
});

export const order = z
  .strictObject({
    id: z.int().meta({ description: 'Its number.' }),
    customer: z.string(),
    customer_id: z.string(),
    placed_by: z.strictObject({ name: z.string(), via: z.string() }),
    lines: z.array(writtenLine),
    recipe: z.string().optional().meta({ description: 'Of an order of one cake, as are `persons` and `quantity`.' }),
    persons: z.int().optional(),
    quantity: z.int().optional(),
    extra_ingredients: writtenIngredients,
    ingredients: writtenIngredients.meta({ description: 'What it takes in all.' }),
    price,
    notes: z.string().optional(),
    link: z.string().optional().meta({ description: 'The message it was made from.' }),
    due_at: z.iso.datetime(),
    due_assumed: z.boolean().meta({ description: 'True when nobody named a due time.' }),
    status,
    version: z.int().meta({ description: 'Counts its changes; `ETag` says it too.' }),
    timeline: z.array(change),
    purchase_request: z.string().optional(),
    placed_at: z.iso.datetime(),
  })
  .meta({ id: 'Order' });

export const orderPage = pageOf(order, 'OrderPage');

const place = z.strictObject({ placedAt: z.iso.datetime().transform((text) => new Date(text)), number: z.int() });
const date = instant.transform((text) => new Date(text));

export const ordersQuery = pageQuery(place, {
  status: status.optional(),
  customer: z.string().max(100).optional().meta({ description: 'A `customer_id`.' }),
  placed_from: date.optional().meta({ description: 'Placed then or later.', override: { format: 'date-time' } }),
  placed_before: date.optional().meta({ description: 'Placed earlier than then.', override: { format: 'date-time' } }),
});

export const newStatus = z
  .strictObject({ status, reason: z.string().max(300).optional() })
  .meta({ id: 'NewOrderStatus' });

export const cancelQuery = z.strictObject({
  reason: z.string().max(300).optional().meta({ description: 'Why: the customer and the kitchen read it.' }),
});

/** What is asked for, as the bakery takes it. */
export function orderOf(body: z.output<typeof newOrder>): PlaceOrder {
  const { customer, extra_ingredients: extras, notes, due_at: dueAt } = body;
  const { lines } = 'lines' in body ? body : { lines: [{ ...body, product: body.recipe }] };
  return {
    lines,
    extras,
    notes,
    dueAt: dueAt === undefined ? undefined : new Date(dueAt),
    for: customer === undefined ? undefined : { name: customer },
  };
}

/** The fields of an order's input, by the names that the bakery has for them. */
const NAMES: Readonly<Record<string, string>> = { dueAt: 'due_at', extras: 'extra_ingredients' };
const NAMES_OF_ONE_CAKE: Readonly<Record<string, string>> = { 'lines.0.product': 'recipe', lines: 'recipe' };

/** What a field that the bakery refuses is called in this body: `lines.0.persons` of an order of one cake is `persons`. */
export function fieldOf(path: string, body: z.output<typeof newOrder>): string {
  if ('lines' in body) return NAMES[path] ?? path;
  return NAMES[path] ?? NAMES_OF_ONE_CAKE[path] ?? path.replace(/^lines\.0\./, '');
}

export function showOrder(shown: Order): z.output<typeof order> {
  const { number, customer, placedBy, lines, extras, price, notes, link, timeline } = shown;
  return {
    id: number,
    customer: customer.name,
    customer_id: customer.id,
    placed_by: partyOf(placedBy),
    lines: lines.map(showLine),
    ...flat(lines),
    extra_ingredients: writeIngredients(extras),
    ingredients: writeIngredients(shown.ingredients),
    price,
    notes,
    link,
    due_at: shown.dueAt.toISOString(),
    due_assumed: shown.dueAssumed,
    status: shown.status,
    version: shown.version,
    timeline: timeline.map(({ version, from, to, by, at, reason }) => ({
      ...{ version, from, to, by: partyOf(by), at: at.toISOString(), reason },
    })),
    purchase_request: shown.purchaseRequest,
    placed_at: shown.placedAt.toISOString(),
  };
}

const partyOf = ({ name, via }: Order['placedBy']) => ({ name, via });

function showLine(line: OrderLine): z.output<typeof writtenLine> {
  const { product, quantity, unitPrice } = line;
  const what = line.kind === 'cake' ? { persons: line.persons } : { variation: line.variation };
  return { product: product.slug, name: product.name, quantity, ...what, unit_price: unitPrice };
}

/** An order of one cake is told in the words it may be placed with, too. */
function flat(lines: readonly OrderLine[]) {
  const [only] = lines;
  if (lines.length !== 1 || only?.kind !== 'cake') return {};
  return { recipe: only.product.slug, persons: only.persons, quantity: only.quantity };
}

/** The specification's own order. */
export const chocolateOrder = {
  id: 21,
  customer: 'Mr. Cakelover',
  customer_id: '0d9c8b7a-6655-4433-8221-100ffeeddccb',
  placed_by: { name: 'Olivia Baker', via: 'API' },
  lines: [{ product: 'chocolate_cake', name: 'Chocolate Cake', quantity: 2, persons: 4 }],
  recipe: 'chocolate_cake',
  persons: 4,
  quantity: 2,
  extra_ingredients: { peanuts: 10.5 },
  ingredients: { chocolate: 268.0, butter: 132.0, flour: 68.0, sugar: 132.0, eggs: 8, peanuts: 10.5 },
  due_at: '2026-11-23T09:00:00.000Z',
  due_assumed: true,
  status: 'waiting',
  version: 1,
  timeline: [{ version: 1, to: 'waiting', by: { name: 'Olivia Baker', via: 'API' }, at: '2026-11-21T09:00:00.000Z' }],
  placed_at: '2026-11-21T09:00:00.000Z',
};
