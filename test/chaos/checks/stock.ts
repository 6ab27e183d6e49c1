import { STOCK } from '../../../sandbox/seed/content.ts';
import { ingredientKey } from '../../../src/services/catalog/index.ts';
import type { Order } from '../../../src/services/orders/index.ts';
import type { PurchaseRequest } from '../../../src/services/procurement/purchase-request.ts';
import type { Findings } from './findings.ts';

interface Amounts {
  onHand: number;
  reserved: number;
  incoming: number;
}

const ONE = 1_000;

/** The stock is what its ledger, the orders and the requests come to. @returns what is not so */
export function stockAgrees({ orders, requests, stock, movements, positions }: Findings): string[] {
  const ledger = createSums();
  for (const { ingredient, folded, onHand = 0, applied = onHand, reserved = 0, incoming = 0 } of movements)
    if (folded) ledger.add(ingredient, { onHand: applied, reserved, incoming });
  const things = createSums();
  for (const { name, unit, onHand } of STOCK) things.add(ingredientKey({ name, unit }), { onHand: onHand * ONE });
  for (const order of orders)
    for (const ingredient of order.ingredients)
      things.add(ingredientKey(ingredient), heldFor(order, ingredient.amount));
  for (const request of requests)
    for (const ingredient of request.ingredients) things.add(ingredientKey(ingredient), comingFor(request, ingredient));

  const faults = movements.filter(({ folded }) => !folded).map(({ _id }) => `${_id} is not in the stock yet`);
  for (const { _id, onHand, reserved, incoming } of stock) {
    const row = JSON.stringify({ onHand, reserved, incoming });
    if (row !== ledger.of(_id)) faults.push(`${_id} is ${row}, and its ledger comes to ${ledger.of(_id)}`);
    if (row !== things.of(_id)) faults.push(`${_id} is ${row}, and orders and requests come to ${things.of(_id)}`);
  }
  for (const { id, number, version } of orders)
    if (positions.get(id) !== version)
      faults.push(`order ${number} is at v${version}, its stock at v${positions.get(id)}`);
  return faults;
}

function createSums() {
  const sums = new Map<string, Amounts>();
  const of = (key: string) => sums.get(key) ?? { onHand: 0, reserved: 0, incoming: 0 };
  return {
    add(key: string, { onHand = 0, reserved = 0, incoming = 0 }: Partial<Amounts>) {
      const sum = of(key);
      sums.set(key, {
        onHand: sum.onHand + onHand,
        reserved: sum.reserved + reserved,
        incoming: sum.incoming + incoming,
      });
    },
    of: (key: string) => JSON.stringify(of(key)),
  };
}

/** What waits is reserved; what was begun is used, also where it was cancelled then. */
function heldFor({ status, timeline }: Order, amount: number): Partial<Amounts> {
  if (status === 'waiting') return { reserved: amount };
  if (status === 'cancelled' && timeline.at(-1)?.from !== 'preparation') return {};
  return { onHand: -amount };
}

function comingFor(
  { outcome, missing }: PurchaseRequest,
  { name, amount }: PurchaseRequest['ingredients'][number],
): Partial<Amounts> {
  if (outcome === 'open' || outcome === 'collecting') return { incoming: amount };
  const has = outcome === 'received' || (outcome === 'missing' && missing !== 'all' && !missing?.includes(name));
  return has ? { onHand: amount } : {};
}
