import { DomainError } from '../../platform/errors.ts';
import { parseIngredients } from '../catalog/index.ts';
import { type Directory, recipientOf } from '../customers/index.ts';
import type { Employees } from '../employees/index.ts';
import { describeLines, type Order, type Orders, type PlaceOrder } from '../orders/index.ts';
import { dueUnreadable, recipientAmbiguous, recipientUnknown, runnerUnknown } from './errors.ts';
import type { Step, StepOrder, StepOutcome, StepRequest } from './step.ts';

export interface PlaceStepDependencies {
  orders: Pick<Orders, 'place'>;
  directory: Pick<Directory, 'lookUp'>;
  employees: Pick<Employees, 'principalOf'>;
}

/**
 * Places the order that a step asks for, once for each step, with the rights that whoever runs the workflow has now.
 *
 * @returns the order, or why there is none; throws only what a later try may mend
 */
export function createPlaceStep({ orders, directory, employees }: PlaceStepDependencies) {
  return async ({ _id, person, request }: Step, signal: AbortSignal): Promise<StepOutcome> => {
    try {
      if (!person) throw runnerUnknown();
      await directory.lookUp(person, signal);
      const by = await employees.principalOf(person);
      const input = { ...readOrder(request), for: await wantedRecipient(request, person, signal) };
      const { result } = await orders.place(input, by, { key: _id, contents: request });
      return { order: orderOf(result) };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const { code, message, fields } = error;
      return { refusal: { code, message, fields } };
    }
  };

  /** For oneself needs no right, also where the workflow names one. */
  async function wantedRecipient(
    { forUser, forName }: StepRequest,
    person: string,
    signal: AbortSignal,
  ): Promise<PlaceOrder['for']> {
    if (forUser && forName) throw recipientAmbiguous();
    if (forName) return { name: forName };
    if (!forUser || forUser === person) return undefined;
    const member = await directory.lookUp(forUser, signal).catch((error) => {
      throw error instanceof DomainError ? recipientUnknown(forUser) : error;
    });
    return recipientOf(member);
  }
}

function readOrder({ product, quantity, persons, variation, extras, notes, due }: StepRequest): PlaceOrder {
  return {
    lines: [{ product, quantity, persons, variation }],
    extras: parseIngredients(extras ?? '', 'extras'),
    notes,
    dueAt: due === undefined ? undefined : readDue(due),
  };
}

function readDue(seconds: number): Date {
  const due = new Date(seconds * 1_000);
  if (Number.isNaN(due.getTime())) throw dueUnreadable();
  return due;
}

function orderOf({ id, number, status, dueAt, price, lines }: Order): StepOrder {
  return { id, number, status, dueAt, price, summary: describeLines(lines) };
}
