import { ingredientKey } from '../../../src/services/catalog/index.ts';
import type { Movement } from '../../../src/services/inventory/movement.ts';
import { holdingsOf, type Position, stepsOf } from '../../../src/services/inventory/position.ts';
import type { Order } from '../../../src/services/orders/index.ts';

/** What the stock's books hold for an order. */
export function positionOf(order: Order): Position {
  return { _id: order.id, version: order.version, holds: holdingsOf(order) };
}

/** How the ledger tells of an order; all of it is in the rows already. */
export function movementsOf(order: Order): Movement[] {
  return stepsOf(order, null).flatMap(({ version, at, differences }) =>
    differences.map((difference): Movement => {
      const { name, unit, ...amounts } = difference;
      const ingredient = ingredientKey(difference);
      const moved = Object.fromEntries(Object.entries(amounts).filter(([, amount]) => amount !== 0));
      const subject = { kind: 'order', id: order.id };
      return {
        _id: `order-${order.number}:v${version}:${ingredient}`,
        ...{ ingredient, name, unit, kind: 'order', subject, ...moved, at, folded: true },
      };
    }),
  );
}
