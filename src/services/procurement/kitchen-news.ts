import type { ClientSession } from 'mongodb';
import { describeLines } from '../orders/index.ts';
import type { Dependencies } from './dependencies.ts';
import type { ProcurementNotes } from './notes.ts';
import type { PurchaseRequest, Refusal } from './purchase-request.ts';

const MOST_IN_NOTE = 10;

/** One message to the kitchen for each refusal: what it cancelled. Without a kitchen channel the managers read it. */
export function createKitchenNews({ rows, orders, notes, settings }: Dependencies & { notes: ProcurementNotes }) {
  return async (
    { _id, title, ticket }: PurchaseRequest,
    { version, missing }: Refusal,
    session: ClientSession,
  ): Promise<void> => {
    const { first, total } = await rows.refused(_id, version, MOST_IN_NOTE, session);
    if (total === 0) return;
    const ids = first.map(({ order }) => order);
    const cancelled = (await orders.getMany(ids, session)).map(({ number, customer, lines, dueAt }) => ({
      ...{ number, customer: customer.name, what: describeLines(lines), dueAt },
    }));
    const { kitchenChannel, kitchenChannelBroken } = await settings.readFresh();
    await notes.post(session, {
      to: kitchenChannel && !kitchenChannelBroken ? { channel: kitchenChannel.id } : 'managers',
      note: { kind: 'orders-refused', title, ticket: ticket?.key ?? '', missing, total, orders: cancelled },
      key: `refused:${_id}:v${version}`,
    });
  };
}
