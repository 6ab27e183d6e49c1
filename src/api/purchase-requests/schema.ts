import { z } from 'zod';
import { OUTCOMES, type PurchaseRequest } from '../../services/procurement/index.ts';
import { writeIngredients, writtenIngredients } from '../amounts/write.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

const outcome = z.enum(OUTCOMES).meta({
  id: 'PurchaseOutcome',
  description:
    '`collecting` its orders still; `covered` by the stock, so that nothing is bought; a ticket is `open`; all of it was `received`; something, or everything, is `missing`; the ticket is `gone`.',
});

export const purchaseRequest = z
  .strictObject({
    id: z.string(),
    title: z.string().meta({ description: 'The ticket’s summary.' }),
    orders: z.int().meta({ description: 'How many orders it buys for.' }),
    ingredients: writtenIngredients.meta({ description: 'What is to be bought.' }),
    due_at: z.iso.datetime().meta({ description: 'When the first of its orders is due.' }),
    outcome,
    missing: z
      .array(z.string())
      .optional()
      .meta({ description: 'The names of the ingredients that the supplier did not have.' }),
    ticket: z
      .strictObject({ key: z.string(), url: z.string() })
      .optional()
      .meta({ description: 'Left out where there is none, or none yet.' }),
    created_at: z.iso.datetime(),
    closed_at: z.iso.datetime().optional().meta({ description: 'When the ticket was seen to be closed.' }),
  })
  .meta({ id: 'PurchaseRequest', description: 'Ingredients bought for some orders, by one ticket.' });

export const purchaseRequestPage = pageOf(purchaseRequest, 'PurchaseRequestPage');

const place = z.strictObject({
  createdAt: z.iso.datetime().transform((text) => new Date(text)),
  id: z.string(),
});

export const purchaseRequestsQuery = pageQuery(place, { outcome: outcome.optional() });

export const placeOf = ({ createdAt, _id: id }: PurchaseRequest) => ({ createdAt: createdAt.toISOString(), id });

export function showPurchaseRequest(shown: PurchaseRequest): z.output<typeof purchaseRequest> {
  const { _id: id, title, orders, ingredients, dueAt, outcome, missing, ticket, createdAt, closedAt } = shown;
  return {
    ...{ id, title, orders },
    ingredients: writeIngredients(ingredients),
    due_at: dueAt.toISOString(),
    outcome,
    missing: missing === 'all' ? [...new Set(ingredients.map(({ name }) => name))] : missing,
    ticket: ticket && { key: ticket.key, url: ticket.url },
    created_at: createdAt.toISOString(),
    closed_at: closedAt?.toISOString(),
  };
}

export const orderTwentyOne = {
  id: '4f2d9c1a-6c1b-4a7e-9f4b-2a1b3c4d5e6f',
  title: 'Order #21',
  orders: 1,
  ingredients: { chocolate: 268.0, eggs: 8 },
  due_at: '2026-11-23T09:00:00.000Z',
  outcome: 'open',
  ticket: { key: 'BAKE-12', url: 'https://example.atlassian.net/browse/BAKE-12' },
  created_at: '2026-11-21T09:00:00.000Z',
};
