import { page } from '../http/paging.ts';
import { route } from '../http/route.ts';
import { orderTwentyOne, placeOf, purchaseRequestPage, purchaseRequestsQuery, showPurchaseRequest } from './schema.ts';

/** `/purchase-requests`: what is bought from suppliers. */
export const purchaseRequestRoutes = [
  route({
    method: 'get',
    path: '/purchase-requests',
    operationId: 'listPurchaseRequests',
    summary: 'What is bought from suppliers, the last first',
    tag: 'Stock',
    access: 'purchase-requests:read',
    query: purchaseRequestsQuery,
    answers: {
      200: {
        description: 'A page of purchase requests.',
        body: purchaseRequestPage,
        example: { items: [orderTwentyOne], next: null },
      },
    },
    async handle({ procurement }, { query: { limit, cursor: after, outcome }, by }) {
      const found = await procurement.requests({ outcome, after, limit: limit + 1 }, by);
      return { status: 200, body: page({ found, limit, placeOf, show: showPurchaseRequest }) };
    },
  }),
];
