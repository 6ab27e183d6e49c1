import { z } from 'zod';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';
import {
  LONGEST_NOTES,
  MOST_LINES,
  MOST_PERSONS,
  MOST_QUANTITY,
  type PlaceOrder,
} from '../../services/orders/index.ts';
import { ingredientsToRead } from '../amounts/read.ts';
import { LONGEST_REFERENCE } from '../products/schema.ts';

const product = z
  .string()
  .min(1)
  .max(LONGEST_REFERENCE)
  .meta({ description: 'Id, or name, of a product.', example: 'chocolate_cake' });
const persons = z.int().min(1).max(MOST_PERSONS).meta({ description: 'How many eaters each cake is for.', example: 4 });
const quantity = z.int().min(1).max(MOST_QUANTITY).default(1).meta({ example: 2 });

const about = {
  customer: z.string().trim().min(1).max(LONGEST_ADDRESS).optional().meta({
    description: 'For whom, if not for oneself: a name. Only staff order for others.',
    example: 'Mr. Cakelover',
  }),
  extra_ingredients: ingredientsToRead().optional(),
  notes: z.string().max(LONGEST_NOTES).optional(),
  due_at: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'When it is wanted; left out, after the bakery’s usual lead time.' }),
};

const line = z
  .strictObject({
    product,
    quantity,
    persons: persons.optional().meta({ description: 'For cakes.' }),
    variation: z
      .string()
      .min(1)
      .max(LONGEST_REFERENCE)
      .optional()
      .meta({ description: 'Id or name, for products that have any.' }),
  })
  .meta({ id: 'NewOrderLine' });

const oneCake = z
  .strictObject({ ...about, recipe: product.meta({ description: 'Id, or name, of a cake.' }), persons, quantity })
  .meta({ id: 'NewCakeOrder' });

const severalLines = z
  .strictObject({ ...about, lines: z.array(line).min(1).max(MOST_LINES) })
  .meta({ id: 'NewOrderOfLines' });

/** What is ordered: one cake, or any lines. */
export const newOrder = z.union([oneCake, severalLines]).meta({ id: 'NewOrder' });

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
