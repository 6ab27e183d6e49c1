import { ALL_FAULTS, ANSWERS, CUSTOMERS, type Deed, PROCESSES } from './deeds.ts';
import { type Random, randomOf } from './random.ts';

/** When something is done, in milliseconds from the start. */
export interface Entry {
  at: number;
  deed: Deed;
}

export interface Length {
  seconds: number;
  /** How many are ordered by REST, which gets through in the end. */
  orders: number;
}

/** For each order by REST. Some of these are lost on their way: the person reads that, and gives up. */
const IN_SLACK = 0.3;

const ANSWERED_LATE_MS = 20_000;

const CAKES = ['chocolate_cake', 'carrot_cake'] as const;
const MOVES = [
  'preparation',
  'preparation',
  'ready',
  'ready',
  'delivered',
  'waiting',
  'cancelled',
  'cancelled',
] as const;

/** What happens in a run, in order: the same for the same seed and length. */
export function scheduleOf(seed: number, { seconds, orders }: Length): Entry[] {
  const random = randomOf(seed);
  const anyTime = () => random.next() * seconds * 1_000;
  const some = (count: number, deed: (serial: number) => Deed): Entry[] =>
    Array.from({ length: Math.round(count) }, (_, serial) => ({ at: anyTime(), deed: deed(serial) }));
  const each = (everySeconds: number, deed: () => Deed) => some(seconds / everySeconds, deed);

  return [
    ...some(orders, (serial) => orderByRest(serial, random)),
    ...some(orders * IN_SLACK, (serial) => orderInSlack(serial, random)),
    ...some(orders / 40, (serial) => ({ does: 'order-by-form', serial })),
    ...some(orders / 25, (serial) => orderByWorkflow(serial, random)),
    ...some(orders / 60, (serial) => ({ does: 'onboard-a-developer', serial })),
    ...later(some(orders / 25, () => ({ does: 'press-on-a-login', which: random.next(), button: random.next() }))),
    ...later(some(orders / 200, () => ({ does: 'fire-a-developer', which: random.next() }))),
    ...some(orders / 25, (serial) => ({ does: 'hand-in-records', serial, count: random.between(1, 8) })),
    ...each(30, () => ({ does: 'run-the-auction' })),
    ...some(orders / 4, () => ({ does: 'move-by-rest', which: random.next(), to: random.pick(MOVES) })),
    ...some(orders / 4, () => ({ does: 'press-on-a-card', which: random.next(), button: random.next() })),
    ...some(orders / 20, () => ({ does: 'press-in-a-message', which: random.next() })),
    ...later(some(orders / 10, () => answerToTicket(random))),
    ...later(some(orders / 100, () => ({ does: 'reopen-a-ticket', which: random.next() }))),
    ...faults(seconds, random),
    ...each(10, () => kill(random)),
    ...each(40, () => ({ does: 'step-down' })),
    ...each(80, () => ({ does: 'restart-mongod' })),
    { at: seconds * 300, deed: { does: 'buy-daily' as const } },
  ].toSorted((one, other) => one.at - other.at);
}

function orderByRest(serial: number, random: Random): Deed {
  const wanted = { cake: random.pick(CAKES), persons: random.between(1, 12), quantity: random.between(1, 3) };
  return { does: 'order-by-rest', serial, ...wanted, customer: random.pick(CUSTOMERS) };
}

/** No two order the same: an order that is there twice is known by what is ordered. */
function orderInSlack(serial: number, random: Random): Deed {
  const wanted = { cake: random.pick(CAKES), persons: 1 + (serial % 200), quantity: 1 + Math.floor(serial / 200) };
  const customer = random.next() < 0.5 ? random.pick(CUSTOMERS) : undefined;
  return { does: 'order-in-slack', ...wanted, customer };
}

function orderByWorkflow(serial: number, random: Random): Deed {
  return { does: 'order-by-workflow', serial, cake: random.pick(CAKES), persons: random.between(1, 12) };
}

function answerToTicket(random: Random): Deed {
  return { does: 'answer-a-ticket', which: random.next(), labels: random.pick(ANSWERS) };
}

/** What suppliers and managers do comes after what they were asked. */
function later(entries: readonly Entry[]): Entry[] {
  return entries.map(({ at, deed }) => ({ at: at + ANSWERED_LATE_MS, deed }));
}

/** Each fault of each service once in a run, in an order of its own, and never for so long that all work stops. */
function faults(seconds: number, random: Random): Entry[] {
  const shuffled = ALL_FAULTS.map((fault) => ({ fault, by: random.next() })).toSorted(
    (one, other) => one.by - other.by,
  );
  const rounds = Math.max(1, Math.round(seconds / 90));
  return Array.from({ length: rounds }, () => shuffled)
    .flat()
    .map(({ fault }, index, all) => ({
      at: (index / all.length) * seconds * 1_000,
      deed: { does: 'break', ...fault, forMs: random.between(2_000, 6_000) },
    }));
}

function kill(random: Random): Deed {
  const signal = random.next() < 0.8 ? 'SIGKILL' : 'SIGTERM';
  return { does: 'kill', process: random.pick(PROCESSES), signal, forMs: random.between(200, 3_000) };
}
