import { randomUUID } from 'node:crypto';
import { type Actor, buttonsOf, textOf } from '../../../sandbox/client/index.ts';
import { until } from '../../../sandbox/client/until.ts';
import { staffNoteActions } from '../../../src/views/messages/staff-note.ts';
import { olivia } from '../../support/people.ts';
import type { World } from '../world/world.ts';
import type { Deed } from './deeds.ts';
import { formNoteOf, type Promises, workflowNoteOf } from './promises.ts';
import { pickedBy } from './random.ts';

type SideDoor =
  | 'order-by-form'
  | 'order-by-workflow'
  | 'onboard-a-developer'
  | 'press-on-a-login'
  | 'fire-a-developer'
  | 'hand-in-records'
  | 'run-the-auction';

type Handlers = { [Does in SideDoor]: (deed: Extract<Deed, { does: Does }>) => Promise<unknown> };

const FORM_OPENS_WITHIN_MS = 6_000;
const READ_WITHIN_MS = 8_000;
const SENT_AT_MOST = 3;

/** What people do besides ordering with a line: forms, workflows, the team, the auction. */
export async function createSideDoors({ bakery, rest, insist }: World, promises: Promises): Promise<Handlers> {
  const [manager, customer] = [await bakery.person('Olivia Baker'), await bakery.person('Mr. Cakelover')];
  const developers: number[] = [];
  // A person has one form at a time before them.
  let turn: Promise<unknown> = Promise.resolve();

  return {
    'order-by-form'({ serial }) {
      turn = turn.catch(() => undefined).then(() => orderByForm(manager, serial, promises));
      return turn;
    },
    async 'order-by-workflow'({ serial, cake, persons }) {
      await customer.runStep('place_order', { product: cake, quantity: 1, persons, notes: workflowNoteOf(serial) });
    },
    async 'onboard-a-developer'({ serial }) {
      const login = `octo-${serial}`;
      await bakery.github.addUser({ login });
      const names = { firstName: 'Octo', lastName: `Cat ${serial}` };
      const body = { ...names, permissions: { developer: true }, github: login };
      const answer = await rest.insist('POST', '/employees', body, { 'idempotency-key': randomUUID() });
      if (answer.status === 201) developers.push(answer.body.id);
    },
    async 'press-on-a-login'({ which, button }) {
      const asked = (await manager.sees.dm()).filter((message) => buttonsOf(message).some(isAboutLogin));
      const message = pickedBy(which, asked);
      await manager.press(message, pickedBy(button, buttonsOf(message).filter(isAboutLogin)).actionId);
    },
    async 'fire-a-developer'({ which }) {
      await rest.insist('DELETE', `/employees/${pickedBy(which, developers)}`, undefined);
    },
    async 'hand-in-records'({ serial, count }) {
      const records = Array.from({ length: count }, (_, index) => ({
        ...{ record_id: `oven-${serial}-${index}`, parameter_1: `oven ${index}`, parameter_2: serial },
      }));
      await insist((services) => services.auction.submitRecords(records, olivia));
      for (const { record_id } of records) promises.records.add(record_id);
    },
    'run-the-auction': () => insist((services) => services.auction.runNow(olivia)),
  };
}

const isAboutLogin = ({ actionId }: { actionId: string }) =>
  actionId === staffNoteActions.confirmLogin || actionId === staffNoteActions.rejectLogin;

/** As somebody does it who is told that sending a form again does not order twice. */
async function orderByForm(person: Actor, serial: number, promises: Promises): Promise<void> {
  if (await person.sees.view()) await person.close({ all: true });
  await person.shortcut('place_order');
  const form = await until('the order form', person.sees.view, FORM_OPENS_WITHIN_MS);
  promises.forms.set(serial, undefined);
  await person.fill(form, { 'line-1:product': 'Mint Tea', notes: formNoteOf(serial) });
  for (let sent = 0; sent < SENT_AT_MOST; sent += 1) {
    await person.submit(form).catch(() => undefined);
    const number = await until('the number', () => numberRead(person), READ_WITHIN_MS).catch(() => undefined);
    promises.forms.set(serial, number);
    if (number !== undefined) return;
    while ((await person.sees.views()).length > 1) await person.close();
  }
}

async function numberRead(person: Actor): Promise<number | undefined> {
  const [, number] = /Order (\d+) for .* is placed/.exec(textOf(await person.sees.view())) ?? [];
  return number === undefined ? undefined : Number(number);
}
