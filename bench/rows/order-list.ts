import type { Contest, Row } from '../harness/row.ts';
import { throughput } from '../load/rhythm.ts';
import { openSlackLoad } from '../load/slack.ts';
import { openListing } from '../world/listing.ts';

const LOAD = { people: 16, seconds: 3 };

/** How many people a process can answer who list their orders. */
export const orderList: Row<'answers'> = {
  name: 'order-list',
  what: 'signed `/order list` by 16 people at once, until the answer is there',
  baseline: 'a bare Bolt app: ack, the same query, the same `response_url`',
  figures: { answers: { title: 'answers', unit: '/s', judged: 'ratio', target: { atLeast: 0.8 } } },
  async open(): Promise<Contest<'answers'>> {
    await using opened = new AsyncDisposableStack();
    const { ovenbird, bolt, people, signingSecret, close } = await openListing(LOAD.people);
    opened.defer(close);
    const slack = await openSlackLoad(signingSecret);
    opened.defer(slack.close);

    const listing = (url: string) => async () => ({
      answers: await throughput(LOAD, async (person) => {
        const answer = await slack.answered(url, { user: people[person] ?? '', command: '/order', text: 'list' });
        if (!answer.includes('waiting')) throw new Error(`that is no list of orders: ${answer}`);
      }),
    });
    const rest = opened.move();
    return { ours: listing(ovenbird), baseline: listing(bolt), close: () => rest.disposeAsync() };
  },
};
