import { textOf } from '../../../sandbox/client/index.ts';
import { noteOf, type Promises } from '../load/promises.ts';
import { countBy, type Findings } from './findings.ts';

const PLACED = /Order (\d+) for .* is placed/;

/** Every order that was answered "accepted" is there once, and so is every change. @returns what is not so */
export function acceptedOnce({ orders, whispers }: Findings, promises: Promises): string[] {
  const byNumber = new Map(orders.map((order) => [order.number, order]));
  const faults: string[] = [];

  for (const [serial, { number, refused }] of promises.orders) {
    const there = orders.filter(({ notes }) => notes === noteOf(serial)).map((order) => order.number);
    // One that was never answered for good may be there, once.
    const isUnanswered = number === undefined && refused === undefined;
    const expected = isUnanswered ? there.slice(0, 1) : [number ?? []].flat();
    if (there.join() !== expected.join())
      faults.push(
        `REST order ${serial} was answered ${refused ?? number}, and the books have ${there.join() || 'none'}`,
      );
  }
  for (const text of whispers.map(textOf)) {
    const [, number] = PLACED.exec(text) ?? [];
    if (number && !byNumber.has(Number(number))) faults.push(`order ${number} was accepted in Slack, and is not there`);
  }
  // A line that is typed has no notes; forms and workflows have.
  const typed = orders.filter(({ placedBy, notes }) => placedBy.via === 'Slack' && notes === undefined);
  const lineOf = ({ lines: [line] }: (typeof orders)[number]) =>
    line?.kind === 'cake' ? `${line.quantity} ${line.product.slug} for ${line.persons}` : 'no cake';
  for (const [line, count] of countBy(typed, lineOf))
    if (count > 1) faults.push(`“${line}” was typed once, and ordered ${count} times`);
  for (const { number, version, to } of promises.changes) {
    const change = byNumber.get(number)?.timeline.find((one) => one.version === version);
    if (change?.to !== to)
      faults.push(`order ${number}: v${version} was answered ${to}, and is ${change?.to ?? 'not there'}`);
  }
  return faults;
}
