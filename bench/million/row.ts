import { startMongod } from '../../sandbox/mongod/index.ts';
import type { Contest, Figure, Row } from '../harness/row.ts';
import { openOldBakery } from './bakery.ts';
import { type Costs, measureCosts } from './costs.ts';

/** `BENCH_MILLION` is another number of orders: to try the row out. */
const MANY = Number(process.env.BENCH_MILLION ?? 1_000_000);
const FEW = 1_000;

const figure = (title: string): Figure => ({ title, unit: 'ms', judged: 'ratio', target: { atMost: 1.2 } });

/** Whether what people do costs more when the bakery is old. */
export const million: Row<keyof Costs> = {
  name: 'million',
  what: `at ${MANY.toLocaleString('en')} orders`,
  baseline: `at ${FEW.toLocaleString('en')}`,
  figures: {
    place: figure('placing an order'),
    follow: figure('what follows from it in the books'),
    change: figure('changing its status'),
    list: figure('four lists of orders'),
    home: figure('Home of a customer and of a manager'),
    board: figure('a page of the board'),
  },
  rounds: 7,
  onlyNamed: true,
  async open(): Promise<Contest<keyof Costs>> {
    await using opened = new AsyncDisposableStack();
    const mongod = await startMongod();
    opened.defer(mongod.close);
    const bakeryOf = async (name: string, orders: number) => {
      const uri = new URL(mongod.uri);
      uri.pathname = `/${name}`;
      const startedAt = performance.now();
      const bakery = await openOldBakery(uri.href, orders);
      opened.defer(bakery.close);
      console.error(`${orders} orders were written in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
      return bakery;
    };
    const few = await bakeryOf('few', FEW);
    const many = await bakeryOf('many', MANY);
    const rest = opened.move();
    const round = inPairs(() => measureCosts([many, few]));
    return {
      ours: async () => (await round())[0],
      baseline: async () => (await round())[1],
      close: () => rest.disposeAsync(),
    };
  },
};

/** Both sides are measured together: whoever of them asks first has it done, the other gets the same. */
function inPairs<Both>(measure: () => Promise<Both>): () => Promise<Both> {
  let waiting: Promise<Both> | undefined;
  return () => {
    const both = waiting ?? measure();
    waiting = waiting ? undefined : both;
    return both;
  };
}
