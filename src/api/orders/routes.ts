import { slugOfCustomer } from '../../services/customers/index.ts';
import type { Order, PlaceOrder } from '../../services/orders/index.ts';
import type { Principal } from '../../services/principal.ts';
import { first } from '../http/idempotency.ts';
import { page } from '../http/paging.ts';
import { withFieldsRenamed } from '../http/renamed-fields.ts';
import { route } from '../http/route.ts';
import { etagOf, ifMatch, onVersion } from '../http/versions.ts';
import { fieldOf, newOrder, orderOf } from './new-order.ts';
import { cancelQuery, chocolateOrder, newStatus, order, orderId, orderPage, ordersQuery, showOrder } from './schema.ts';

const headers = { ETag: 'Its version.' };
const answered = (description: string) => ({ description, body: order, example: chocolateOrder, headers });
const refusedMoves = { 404: ['order_not_found'], 409: ['move_not_allowed', 'order_changed'], 412: ['order_changed'] };

/** `/orders`: everybody's for staff, one's own for customers. */
export const orderRoutes = [
  route({
    method: 'get',
    path: '/orders',
    operationId: 'listOrders',
    summary: 'Orders, the last placed first',
    description: 'Customers see their own.',
    tag: 'Orders',
    access: 'orders:read',
    widenedBy: 'orders:manage',
    query: ordersQuery,
    answers: {
      200: { description: 'A page of orders.', body: orderPage, example: { items: [chocolateOrder], next: null } },
    },
    async handle({ orders }, { query, by }) {
      const { limit, cursor: after, status, customer, placed_from: placedFrom, placed_before: placedBefore } = query;
      const whose = by.staff ? 'all' : 'mine';
      const statuses = status && [status];
      const which = { whose, statuses, customer, placedFrom, placedBefore, after, limit: limit + 1 } as const;
      const found = await orders.list(which, by);
      const placeOf = ({ placedAt, number }: Order) => ({ placedAt: placedAt.toISOString(), number });
      return { status: 200, body: page({ found, limit, placeOf, show: showOrder }) };
    },
  }),
  route({
    method: 'post',
    path: '/orders',
    operationId: 'placeOrder',
    summary: 'Order a cake, or several lines of anything',
    tag: 'Orders',
    access: 'orders:place',
    widenedBy: 'orders:manage',
    body: newOrder,
    example: {
      customer: 'Mr. Cakelover',
      recipe: 'chocolate_cake',
      persons: 4,
      quantity: 2,
      extra_ingredients: { peanuts: '10 g' },
    },
    answers: { 201: { ...answered('It is placed.'), headers: { ...headers, Location: 'Address of the order.' } } },
    refusals: {
      422: [
        ...['persons_invalid', 'variation_invalid', 'order_too_big', 'due_in_the_past', 'due_too_far'],
        ...['product_not_found', 'product_deleted', 'customer_name_invalid'],
      ],
    },
    async handle({ orders }, { body, by, key }) {
      const place = () => orders.place(wantedBy(by, orderOf(body)), by, key);
      // A product that is not there is a fault of the body, not of the address.
      const placed = first(await withFieldsRenamed((path) => fieldOf(path, body), place, 'invalid'));
      return {
        status: 201,
        headers: { Location: `/orders/${placed.number}`, ETag: etagOf(placed) },
        body: showOrder(placed),
      };
    },
  }),
  route({
    method: 'get',
    path: '/orders/{id}',
    operationId: 'getOrder',
    summary: 'One order',
    description: 'Somebody else’s is not found, unless one is of the staff.',
    tag: 'Orders',
    access: 'orders:read',
    widenedBy: 'orders:manage',
    params: orderId,
    answers: { 200: answered('The order.') },
    refusals: { 404: ['order_not_found'] },
    handle: async ({ orders }, { params, by }) => told(await orders.find(params.id, by)),
  }),
  route({
    method: 'patch',
    path: '/orders/{id}',
    operationId: 'changeOrderStatus',
    summary: 'Move an order to another status',
    description:
      'Customers may cancel their own, while it is not ready. Asking for the status it has changes nothing. Staff take a ' +
      'cancel back, for five minutes, by asking for the status it had, with `If-Match`; a supplier’s cancel stays.',
    tag: 'Orders',
    access: 'orders:cancel',
    widenedBy: 'orders:manage',
    params: orderId,
    headers: ifMatch,
    body: newStatus,
    example: { status: 'preparation' },
    answers: { 200: answered('The order as it is now.') },
    refusals: { ...refusedMoves, 409: [...refusedMoves[409], 'undo_too_late'] },
    async handle({ orders }, { params: { id }, headers: seen, body: { status, reason }, by }) {
      const expectedVersion = seen['if-match'];
      await orders.find(id, by);
      const move = () => orders.move(id, status, { by, expectedVersion, reason });
      return told((await onVersion(expectedVersion, 'order_changed', move)).order);
    },
  }),
  route({
    method: 'post',
    path: '/orders/{id}/ready',
    operationId: 'markOrderReady',
    summary: 'Say that an order is ready',
    tag: 'Orders',
    access: 'orders:manage',
    params: orderId,
    headers: ifMatch,
    answers: { 200: answered('The order as it is now.') },
    refusals: refusedMoves,
    async handle({ orders }, { params: { id }, headers: seen, by, key }) {
      const expectedVersion = seen['if-match'];
      const move = () => orders.moveOnce(id, 'ready', { by, expectedVersion }, key);
      return told(first(await onVersion(expectedVersion, 'order_changed', move)).order);
    },
  }),
  route({
    method: 'delete',
    path: '/orders/{id}',
    operationId: 'cancelOrder',
    summary: 'Cancel an order',
    description: 'It stays in the books. What is ready cannot be cancelled.',
    tag: 'Orders',
    access: 'orders:cancel',
    widenedBy: 'orders:manage',
    params: orderId,
    query: cancelQuery,
    headers: ifMatch,
    answers: { 200: answered('The order, cancelled.') },
    refusals: refusedMoves,
    async handle({ orders }, { params: { id }, query: { reason }, headers: seen, by }) {
      const expectedVersion = seen['if-match'];
      await orders.find(id, by);
      const cancel = () => orders.move(id, 'cancelled', { by, expectedVersion, reason });
      return told((await onVersion(expectedVersion, 'order_changed', cancel)).order);
    },
  }),
];

function told(shown: Order) {
  return { status: 200 as const, headers: { ETag: etagOf(shown) }, body: showOrder(shown) };
}

/** Who names themselves orders for themselves. */
function wantedBy({ actor }: Principal, wanted: PlaceOrder): PlaceOrder {
  const isOneself = wanted.for !== undefined && slugOfCustomer(wanted.for.name) === slugOfCustomer(actor.name);
  return isOneself ? { ...wanted, for: undefined } : wanted;
}
