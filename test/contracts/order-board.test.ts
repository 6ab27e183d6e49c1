import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../../sandbox/client/index.ts';
import { createOrderBoard, slackCardCollection } from '../../src/integrations/slack/index.ts';
import type { Order, OrderBoard } from '../../src/services/orders/index.ts';
import { openBooks } from '../support/books.ts';
import { createFakeBoard } from '../support/fake-board.ts';
import { moved, orderOf } from '../support/order.ts';
import { openSlack } from '../support/slack-stand-in.ts';

interface Harness {
  board: OrderBoard;
  /** What the cards of an order say its status is. */
  statuses(order: Order): Promise<string[]>;
  loseNextAnswer(): unknown;
  close(): Promise<void>;
}

async function openFake(): Promise<Harness> {
  const { board, cards, loseNextAnswer } = createFakeBoard();
  return {
    board,
    statuses: async ({ id }) => [cards.get(id)?.status ?? []].flat(),
    loseNextAnswer,
    close: async () => {},
  };
}

async function openAdapter(): Promise<Harness> {
  const [slack, books] = [await openSlack(), await openBooks([slackCardCollection])];
  await slack.bakery.invite('C0KITCHEN', 'U0OVENBIRD');
  const baker = await slack.bakery.person('Ben Baker');
  const settings = { readFresh: async () => ({ kitchenChannel: { id: 'C0KITCHEN' } }) };
  const onBoardBroken = async (channel: string, reason: string) => {
    throw new Error(`${channel}: ${reason}`);
  };
  return {
    board: createOrderBoard({ ...books, posts: slack.posts, settings, onBoardBroken }),
    async statuses({ number }) {
      const cards = (await baker.sees.channel('kitchen')).map(textOf);
      const own = cards.filter((card) => card.includes(`Order ${number}`));
      return own.map((card) => /Status: \*?(\w+)/.exec(card)?.[1] ?? card);
    },
    loseNextAnswer: () => slack.loseNextAnswer('chat.postMessage'),
    async close() {
      await slack.close();
      await books.close();
    },
  };
}

const { signal } = new AbortController();

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
])('an order board: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it('has one card for each order, which changes with it', async () => {
    const [order, other] = [orderOf({ number: 1 }), orderOf({ number: 2 })];
    await harness.board.show(order, signal);
    await harness.board.show(other, signal);
    await harness.board.show(moved(order, 'ready'), signal);
    expect(await harness.statuses(order)).toEqual(['ready']);
    expect(await harness.statuses(other)).toEqual(['waiting']);
  });

  it('keeps the newer state when an old one comes late', async () => {
    const order = orderOf({ number: 3 });
    await harness.board.show(moved(order, 'ready'), signal);
    await harness.board.show(order, signal);
    expect(await harness.statuses(order)).toEqual(['ready']);
  });

  it('has one card when the answer was lost, and it shows the order as it is now', async () => {
    const order = orderOf({ number: 4 });
    await harness.loseNextAnswer();
    await expect(harness.board.show(order, signal)).rejects.toMatchObject({ name: 'TransientFailure' });
    await harness.board.show(moved(order, 'ready'), signal);
    expect(await harness.statuses(order)).toEqual(['ready']);
  });
});
