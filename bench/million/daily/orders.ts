import type { Db } from 'mongodb';
import { customerAt } from '../history/customers.ts';
import { pastOrder } from '../history/order.ts';
import { movementsOf, positionOf } from '../history/stock.ts';

const BATCH = 1_000;

/** Writes so many orders that nobody has bought for yet; the stock's books know them already. */
export async function writeUnboughtOrders(db: Db, count: number, placedAt: Date): Promise<void> {
  for (let first = 1; first <= count; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - first + 1) }, (_, index) => first + index);
    const orders = numbers.map((number) =>
      // Every fourth order is a cake: here all are.
      pastOrder({ number: number * 4, customer: customerAt(number), status: 'waiting', placedAt }),
    );
    await db.collection('orders').insertMany(orders.map(({ id, ...order }) => ({ _id: id as never, ...order })));
    await db.collection('stock_positions').insertMany(orders.map((order) => ({ ...positionOf(order) }) as never));
    await db.collection('stock_movements').insertMany(orders.flatMap(movementsOf) as never[]);
  }
}
