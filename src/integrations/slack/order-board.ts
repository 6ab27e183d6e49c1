import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { createOnceOutside } from '../../platform/outbox/index.ts';
import type { Order, OrderBoard } from '../../services/orders/index.ts';
import { orderCard } from '../../views/messages/order-card.ts';
import { createCardStore } from './card-store.ts';
import type { Posts } from './posts.ts';
import { CHANNEL_IS_CLOSED, isRefusedAs } from './refusals.ts';

export interface OrderBoardDependencies {
  db: Db;
  posts: Posts;
  clock: Clock;
  /** While the channel is marked broken, orders have no cards. */
  settings: { readFresh(): Promise<{ kitchenChannel?: { id: string }; kitchenChannelBroken?: unknown }> };
  /** Called when the channel turns out to be gone or closed to us: marks the setting, and tells the managers once. */
  onBoardBroken(channel: string, reason: string): Promise<void>;
  /** When after a start whose answer was lost to look for what it made. */
  lookAfter?: readonly number[];
}

/** The live cards in the kitchen channel; without one, orders have no cards. */
export function createOrderBoard({
  db,
  posts,
  clock,
  settings,
  onBoardBroken,
  lookAfter,
}: OrderBoardDependencies): OrderBoard {
  const store = createCardStore(db);

  async function showIn(channel: string, order: Order, signal: AbortSignal): Promise<void> {
    const { _id, ts, version } = await store.open(order.id, channel);
    if (ts && version > order.version) return;
    if (ts && (await posts.update({ channel, ts }, orderCard(order, clock.now()), signal)))
      return store.shows(_id, order.version);
    if (ts) await store.gone(_id);
    await post(_id, channel, order, signal);
  }

  async function post(_id: string, channel: string, order: Order, signal: AbortSignal): Promise<void> {
    const mark = { id: order.id, version: order.version };
    const posted = await createOnceOutside({
      collection: store.cards,
      _id,
      lookUp: (since) => posts.find(channel, order.id, since, signal),
      searchAfter: lookAfter,
      create: async () => ({ ...(await posts.post(channel, orderCard(order, clock.now()), mark, signal)), mark }),
      keep: ({ ts, mark: { version } }) => ({ $set: { ts, version: Number(version) } }),
    });
    // It was found again, as it was posted then.
    if (posted.mark.version !== order.version) await showIn(channel, order, signal);
  }

  return {
    async show(order, signal) {
      const { kitchenChannel, kitchenChannelBroken } = await settings.readFresh();
      if (!kitchenChannel || kitchenChannelBroken) return;
      try {
        await showIn(kitchenChannel.id, order, signal);
      } catch (error) {
        if (!isRefusedAs(error, CHANNEL_IS_CLOSED)) throw error;
        await onBoardBroken(kitchenChannel.id, error.code);
      }
    },
  };
}
