import { DomainError, invalidField } from '../../platform/errors.ts';
import { LONGEST_REASON, MOST_LINES, MOST_PERSONS, MOST_QUANTITY } from './limits.ts';
import { lastChange, type Order, type OrderStatus, STATUS_WORDS } from './order.ts';

const grouped = (count: number) => count.toLocaleString('en');

export const orderNotFound = (number: number | string) =>
  new DomainError('not_found', 'order_not_found', `There is no order ${number}.`);

export const orderChanged = (order: Order) => {
  const { by, reason } = lastChange(order);
  const why = reason ? ` (${reason})` : '';
  return new DomainError(
    'conflict',
    'order_changed',
    `Order ${order.number} is ${STATUS_WORDS[order.status]} by now: ${by.name} was faster${why}.`,
  );
};

export const moveNotAllowed = (order: Order, to: OrderStatus) =>
  new DomainError(
    'conflict',
    'move_not_allowed',
    `Order ${order.number} is ${STATUS_WORDS[order.status]}; from there it cannot go to “${STATUS_WORDS[to]}”.`,
  );

export const undoTooLate = (order: Order) =>
  new DomainError('conflict', 'undo_too_late', `Order ${order.number} can no longer be taken back to what it was.`);

export const substitutePlaced = ({ number, placedBy }: Order) =>
  new DomainError(
    'conflict',
    'substitute_placed',
    `${placedBy.name} has placed order ${number} instead of it already.`,
  );

export const linesMissing = () => invalidField('lines_missing', 'lines', 'An order needs at least one line.');

export const tooManyLines = () => invalidField('too_many_lines', 'lines', `An order has at most ${MOST_LINES} lines.`);

export const personsInvalid = (path: string) =>
  invalidField('persons_invalid', path, `A cake is for 1 to ${grouped(MOST_PERSONS)} persons, a whole number.`);

export const quantityInvalid = (path: string) =>
  invalidField('quantity_invalid', path, `The quantity is a whole number from 1 to ${grouped(MOST_QUANTITY)}.`);

export const variationInvalid = (path: string, message: string) => invalidField('variation_invalid', path, message);

export const tooMuch = (name: string) =>
  invalidField(
    'order_too_big',
    'lines',
    `One order takes at most 10 t or 10,000,000 pcs of one ingredient; ${name} is more.`,
  );

export const duePast = () => invalidField('due_in_the_past', 'dueAt', 'The due time is in the past.');

export const dueTooFar = () => invalidField('due_too_far', 'dueAt', 'The due time is more than two years away.');

export const notesTooLong = () => invalidField('notes_too_long', 'notes', 'Notes have at most 1,500 characters.');

export const reasonTooLong = () =>
  invalidField('reason_too_long', 'reason', `A reason has at most ${LONGEST_REASON} characters.`);
