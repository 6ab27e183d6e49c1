import { z } from 'zod';
import { ORDER_STATUSES } from '../orders/index.ts';

/** Who hears of it: a customer of their own orders, the staff of everything that customers do, managers of everything. */
export type Audience = 'customer' | 'staff' | 'manager';

interface News {
  heardBy: Audience;
  /** What of the event's data is told, and how. */
  data: z.ZodType;
}

const instant = z
  .date()
  .transform((date) => date.toISOString())
  .pipe(z.iso.datetime());

/** From integers of thousandths; the unit is told beside it. */
const amount = z
  .number()
  .transform((thousandths) => thousandths / 1_000)
  .pipe(z.number());

const status = z.enum(ORDER_STATUSES);

const order = z.object({
  number: z.int(),
  customer: z.object({ id: z.string(), name: z.string() }),
  from: status.optional(),
  to: status,
  reason: z.string().optional(),
  undoes: z.int().optional().meta({ description: 'The version of the change that this one took back.' }),
  summary: z.string(),
  price: z.object({ total: z.int().meta({ description: 'In integer minor units.' }), currency: z.string() }).optional(),
  dueAt: instant,
});

const outcomes = z.object({ title: z.string(), from: z.string(), to: z.string() });
const missing = z.union([z.literal('all'), z.array(z.string())]).optional();

const ingredient = z.object({ name: z.string(), unit: z.enum(['g', 'pcs']) });

const employee = z.object({ number: z.int(), name: z.string() });

/**
 * What others may hear: event -> by whom, and what. Events that are not named here are the house's own: steps, reminders,
 * what somebody said in confidence. Each keeps its name, and its fields only grow.
 */
export const news = {
  'order.placed': { heardBy: 'customer', data: order },
  'order.moved': { heardBy: 'customer', data: order },
  'order.cancelled': { heardBy: 'customer', data: order },

  'purchase_request.created': {
    heardBy: 'staff',
    data: z.object({ title: z.string(), outcome: z.string(), orders: z.int() }),
  },
  'purchase_request.orders_changed': { heardBy: 'staff', data: z.object({ title: z.string() }) },
  'purchase_request.outcome_changed': { heardBy: 'staff', data: outcomes.extend({ missing }) },

  'stock.counted': { heardBy: 'staff', data: ingredient.extend({ level: amount }) },
  'stock.wasted': {
    heardBy: 'staff',
    data: ingredient.extend({ onHand: amount, reason: z.string().optional() }),
  },
  'stock.marked': { heardBy: 'staff', data: ingredient.extend({ lowMark: amount.optional() }) },
  'stock.ran_low': { heardBy: 'staff', data: ingredient.extend({ onHand: amount, lowMark: amount.optional() }) },
  'stock.corrected': { heardBy: 'staff', data: ingredient },

  'assistance.requested': { heardBy: 'staff', data: z.object({ topic: z.string(), description: z.string() }) },

  'employee.onboarded': { heardBy: 'manager', data: employee },
  'employee.login_confirmed': { heardBy: 'manager', data: employee.extend({ login: z.string().optional() }) },
  'employee.fired': { heardBy: 'manager', data: employee },

  'settings.kitchen_channel_chosen': {
    heardBy: 'manager',
    data: z.object({ channel: z.object({ id: z.string(), name: z.string().optional() }) }),
  },
  'settings.procurement_chosen': { heardBy: 'manager', data: z.object({ procurement: z.string() }) },
} satisfies Record<string, News>;

export type NewsType = keyof typeof news;

export function isNews(type: string): type is NewsType {
  return Object.hasOwn(news, type);
}
