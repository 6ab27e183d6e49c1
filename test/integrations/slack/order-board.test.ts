import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createOrderBoard, createPosts, slackCardCollection } from '../../../src/integrations/slack/index.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createLanes } from '../../../src/platform/outbox/index.ts';
import { type Books, openBooks } from '../../support/books.ts';
import { moved, orderOf } from '../../support/order.ts';
import { openSlack, type TestSlack } from '../../support/slack-stand-in.ts';

let slack: TestSlack;
let books: Books;
const { signal } = new AbortController();
const settings = {
  kitchenChannel: undefined as { id: string } | undefined,
  kitchenChannelBroken: undefined as unknown,
};
const broken: string[] = [];

beforeAll(async () => {
  slack = await openSlack();
  books = await openBooks([slackCardCollection]);
});
afterAll(async () => {
  await slack.close();
  await books.close();
});
beforeEach(async () => {
  await books.clear();
  settings.kitchenChannelBroken = undefined;
  broken.length = 0;
});

const boardOn = (posts = slack.posts) =>
  createOrderBoard({
    db: books.db,
    posts,
    clock: systemClock,
    settings: { readFresh: async () => settings },
    async onBoardBroken(channel, reason) {
      settings.kitchenChannelBroken = reason;
      broken.push(`${channel} ${reason}`);
    },
  });

/** A kitchen channel of its own for one test. */
async function openKitchen(name: string) {
  const { id } = await slack.bakery.createChannel(name);
  await slack.bakery.invite(id, 'U0OVENBIRD');
  settings.kitchenChannel = { id };
  const manager = await slack.bakery.person('U0MANAGER');
  const cards = async () => (await manager.sees.channel(id)).filter((message) => message.bot_id);
  return { id, cards };
}

describe('the board in Slack', () => {
  it('has no cards without a kitchen channel', async () => {
    settings.kitchenChannel = undefined;
    await boardOn().show(orderOf(), signal);
    expect(broken).toEqual([]);
  });

  it('posts a card anew where somebody deleted it', async () => {
    const kitchen = await openKitchen('deleted-cards');
    const order = orderOf();
    await boardOn().show(order, signal);
    const [card] = await kitchen.cards();
    await slack.client.chat.delete({ channel: kitchen.id, ts: card?.ts ?? '' });
    await boardOn().show(moved(order, 'ready'), signal);
    expect((await kitchen.cards()).map(({ text }) => text)).toEqual([expect.stringContaining('ready')]);
  });

  it('posts a card in the channel that became the kitchen’s, and goes on with the old ones when it is that again', async () => {
    const first = await openKitchen('first-kitchen');
    const order = orderOf();
    await boardOn().show(order, signal);
    const second = await openKitchen('second-kitchen');
    await boardOn().show(order, signal);
    settings.kitchenChannel = { id: first.id };
    await boardOn().show(moved(order, 'ready'), signal);
    expect(await second.cards()).toHaveLength(1);
    expect((await first.cards()).map(({ text }) => text)).toEqual([expect.stringContaining('ready')]);
  });

  it.each(['is_archived', 'channel_not_found', 'not_in_channel'])(
    'says once that its channel is %s',
    async (reason) => {
      const kitchen = await openKitchen(`kitchen-${reason.replaceAll('_', '-')}`);
      const shown = orderOf();
      await boardOn().show(shown, signal);
      if (reason === 'is_archived') await slack.bakery.archiveChannel(kitchen.id);
      if (reason === 'channel_not_found') await slack.bakery.deleteChannel(kitchen.id);
      if (reason === 'not_in_channel') await slack.bakery.removeFrom(kitchen.id, 'U0OVENBIRD');
      await boardOn().show(orderOf(), signal);
      await boardOn().show(orderOf(), signal);
      await boardOn().show(moved(shown, 'ready'), signal);
      expect(broken).toEqual([`${kitchen.id} ${reason}`]);
    },
  );

  it('leaves a channel alone that asked for it, and no other', async () => {
    const lanes = createLanes(books.db);
    const limited = await openKitchen('limited-kitchen');
    await lanes.pause(`slack:chat.postMessage:${limited.id}`, 60_000);

    const board = boardOn(createPosts({ client: slack.client, lanes, hasLeft: async () => false }));
    const lane = `slack:chat.postMessage:${limited.id}`;
    await expect(board.show(orderOf(), signal)).rejects.toMatchObject({ name: 'RateLimited', lane });
    const other = await openKitchen('other-kitchen');
    await board.show(orderOf(), signal);
    expect(await other.cards()).toHaveLength(1);
  });
});
