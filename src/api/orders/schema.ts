import { z } from 'zod';
import { LONGEST_REASON, ORDER_STATUSES, type Order, type OrderLine } from '../../services/orders/index.ts';
import { writeIngredients, writtenIngredients } from '../amounts/write.ts';
import { numberId } from '../http/number-id.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

const status = z.enum(ORDER_STATUSES).meta({ id: 'OrderStatus' });

/** Orders go by their number. */
export const orderId = numberId('The order’s number.', 21);

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
const date = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const ordersQuery = pageQuery(place, {
  status: status.optional(),
  customer: z.string().max(100).optional().meta({ description: 'A `customer_id`.' }),
  placed_from: date.optional().meta({ description: 'Placed then or later.', override: { format: 'date-time' } }),
  placed_before: date.optional().meta({ description: 'Placed earlier than then.', override: { format: 'date-time' } }),
});

export const newStatus = z
  .strictObject({ status, reason: z.string().max(LONGEST_REASON).optional() })
  .meta({ id: 'NewOrderStatus' });

export const cancelQuery = z.strictObject({
  reason: z.string().max(LONGEST_REASON).optional().meta({ description: 'Why: the customer and the kitchen read it.' }),
});

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
