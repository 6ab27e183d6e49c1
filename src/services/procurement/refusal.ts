import type { Actor } from '../../platform/actor.ts';
import { lastChange, type Order } from '../orders/index.ts';
import type { Missing, PurchaseRequest } from './purchase-request.ts';

const MOST_NAMES = 3;

export function supplierOf({ ticket }: Pick<PurchaseRequest, 'ticket'>): Actor {
  return { kind: 'supplier', id: ticket?.key ?? '', name: 'the supplier', via: 'Jira' };
}

/** `the supplier has no butter or eggs` */
export function reasonFor(missing: Missing): string {
  if (missing === 'all') return 'the supplier has none of the ingredients';
  const more = missing.length - MOST_NAMES;
  const names = [...missing.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])];
  return `the supplier has no ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}`;
}

/** True for an order that this request's supplier cancelled. */
export function isRefused(order: Order, request: Pick<PurchaseRequest, 'ticket'>): boolean {
  const { by } = lastChange(order);
  return order.status === 'cancelled' && by.kind === 'supplier' && by.id === supplierOf(request).id;
}

/** True for orders that are still waiting or in preparation. */
export function isUnbaked({ status }: Order): boolean {
  return status === 'waiting' || status === 'preparation';
}
