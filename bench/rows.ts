import type { Row } from './harness/row.ts';
import { dailyTicket } from './million/daily/row.ts';
import { million } from './million/row.ts';
import { atOnce } from './rows/at-once.ts';
import { commitToStart } from './rows/commit-to-start.ts';
import { drain } from './rows/drain.ts';
import { npmTest } from './rows/npm-test.ts';
import { orderList } from './rows/order-list.ts';
import { postOrders } from './rows/post-orders.ts';
import { startUp } from './rows/start-up.ts';
import { timeToAck } from './rows/time-to-ack.ts';

/** All that is measured, in the order of the table. */
export const rows: readonly Row[] = [
  orderList,
  timeToAck,
  postOrders,
  drain,
  commitToStart,
  atOnce,
  startUp,
  million,
  dailyTicket,
  npmTest,
];
