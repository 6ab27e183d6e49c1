import { createHash } from 'node:crypto';
import type { OrderCustomer } from '../../../src/services/orders/index.ts';

/** How many orders each customer has placed. */
export const ORDERS_EACH = 50;

/** A customer on Slack, always the same for a number. */
export function customerAt(index: number): Required<OrderCustomer> {
  const hash = createHash('md5').update(`customer ${index}`).digest('hex');
  const id = hash.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  return { id, name: `Customer ${index}`, slackUser: `U0CUST${index}` };
}
