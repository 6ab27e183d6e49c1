import { formNoteOf, type Promises } from '../load/promises.ts';
import { countBy, type Findings } from './findings.ts';

const ANSWERED = new Set<string | undefined>(['told', 'gone']);

/** Each form that was answered "placed" is one order, and no other is more than one; so is each workflow. @returns what is not so */
export function orderedOnce({ orders, runs, steps }: Findings, promises: Promises): string[] {
  const placedWith = (notes: string) => orders.filter((order) => order.notes === notes).map(({ number }) => number);
  const faults: string[] = [];
  for (const [serial, number] of promises.forms) {
    const there = placedWith(formNoteOf(serial));
    const expected = number === undefined ? there.slice(0, 1) : [number];
    if (there.join() !== expected.join())
      faults.push(`form ${serial} was answered ${number}, and the books have ${there.join() || 'none'}`);
  }
  const heard = new Map(steps.map(({ run, state }) => [run, state]));
  for (const { id, state, outputs, inputs } of runs) {
    const there = placedWith(String(inputs.notes));
    const answered = state === 'completed' ? [Number(outputs?.order_number)] : [];
    if (there.join() !== answered.join())
      faults.push(`the workflow ${inputs.notes} is ${state}, and the books have ${there.join() || 'none'}`);
    // What Slack could not bring to us at all, it gave up on. Gone is a step that was answered, whose answer to that was lost.
    if (heard.has(id) && (state === 'running' || !ANSWERED.has(heard.get(id))))
      faults.push(`the step of ${inputs.notes} is ${heard.get(id)}, and its workflow ${state}`);
  }
  return faults;
}

/** Those have access on GitHub whom the books want to have it. @returns what is not so */
export function accessAgrees({ employees, logins }: Findings): string[] {
  const wanted = employees.flatMap(({ employed, permissions, github }) =>
    employed && permissions.developer && github?.state === 'confirmed' ? [github.login] : [],
  );
  const missing = wanted.filter((login) => !logins.includes(login)).map((login) => `${login} has no access`);
  const extra = logins.filter((login) => !wanted.includes(login)).map((login) => `${login} has access`);
  return [...missing, ...extra];
}

/** Each record was put up once; each accepted one is one object, and no other is. @returns what is not so */
export function auctionedOnce({ records, putUp, stored }: Findings, promises: Promises): string[] {
  const [up, objects] = [countBy(putUp, (id) => id), countBy(stored, (id) => id)];
  const known = new Map(records.map((record) => [record._id, record]));
  return [...promises.records].flatMap((id) => {
    const { verdict } = known.get(id) ?? {};
    const times = [up.get(id) ?? 0, objects.get(id) ?? 0];
    const wanted = [1, verdict === 'accepted' ? 1 : 0];
    return verdict !== undefined && times.join() === wanted.join()
      ? []
      : [`record ${id} is ${verdict}, was put up ${times[0]} times, and is stored ${times[1]} times`];
  });
}
