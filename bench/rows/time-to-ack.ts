import { quantile } from 'simple-statistics';
import type { Contest, Readings, Row } from '../harness/row.ts';
import { steadily } from '../load/rhythm.ts';
import { openSlackLoad } from '../load/slack.ts';
import { openListing } from '../world/listing.ts';
import { program, startProcess } from '../world/process.ts';

const PACE = { perSecond: 200, seconds: 4 };
const PEOPLE = 16;

type Percentile = 'p50' | 'p99';
const percentile = (title: string) => ({ title, unit: 'ms', judged: 'ratio', target: { atMost: 1.5 } }) as const;

/** How long Slack waits for the acknowledgement, while all that was asked for is done, too. */
export const timeToAck: Row<Percentile> = {
  name: 'time-to-ack',
  what: 'time to ack of signed `/order list`, 200 a second',
  baseline: 'a bare Bolt app that only acks',
  figures: { p50: percentile('p50'), p99: percentile('p99') },
  async open(): Promise<Contest<Percentile>> {
    await using opened = new AsyncDisposableStack();
    const { ovenbird, bolt, people, signingSecret, close } = await openListing(PEOPLE);
    opened.defer(close);
    const slack = await openSlackLoad(signingSecret);
    opened.defer(slack.close);
    const sink = await startProcess(program('sink'), {});
    opened.defer(sink.stop);

    async function times(url: string, command: string): Promise<Readings<Percentile>> {
      let turn = 0;
      const all = await steadily(PACE, () => {
        turn += 1;
        const typed = { user: people[turn % PEOPLE] ?? '', command, text: 'list' };
        return slack.acknowledged(url, typed, `${sink.url}/answer`);
      });
      return { p50: quantile(all, 0.5), p99: quantile(all, 0.99) };
    }
    const rest = opened.move();
    return {
      ours: () => times(ovenbird, '/order'),
      baseline: () => times(bolt, '/acknowledge'),
      close: () => rest.disposeAsync(),
    };
  },
};
