import type { Button } from '@slack/types';
import { type Order, undoable } from '../../services/orders/index.ts';
import { button, confirmation } from '../blocks.ts';

export const orderActions = {
  start: 'order.start',
  ready: 'order.ready',
  deliver: 'order.deliver',
  backToWaiting: 'order.back-to-waiting',
  backToPreparation: 'order.back-to-preparation',
  cancel: 'order.cancel',
  undo: 'order.undo',
  /** Opens the order form with what the order had. */
  again: 'order.again',
  /** More of a list. */
  older: 'order.older',
} as const;

/** The order as its button showed it: the press is good for that version alone. */
export interface ShownOrder {
  number: number;
  version: number;
}

/** `21:3` */
export function orderValue({ number, version }: ShownOrder): string {
  return `${number}:${version}`;
}

/** Null where it is no order's value. */
export function parseOrderValue(value: string | undefined): ShownOrder | null {
  const [, number, version] = /^(\d{1,15}):(\d{1,15})$/.exec(value ?? '') ?? [];
  return number && version ? { number: Number(number), version: Number(version) } : null;
}

export function cancelButton(shown: ShownOrder): Button {
  const confirm = confirmation('The kitchen stops working on it.', {
    title: `Cancel order ${shown.number}?`,
    yes: 'Cancel the order',
    no: 'Keep it',
  });
  return button(orderActions.cancel, 'Cancel', { value: orderValue(shown), style: 'danger', confirm });
}

export function undoButton(shown: ShownOrder): Button {
  return button(orderActions.undo, 'Undo', { value: orderValue(shown) });
}

/** Orders the same once more; its value is the order's number. */
export function againButton({ number }: Pick<ShownOrder, 'number'>): Button {
  return button(orderActions.again, 'Order again', { value: String(number) });
}

/** What staff can do with an order as it is now, the usual next step first; for five minutes its last change can be undone. */
export function staffButtons(order: Order, now: Date): Button[] {
  return [...nextSteps(order), ...(undoable(order, now) ? [undoButton(order)] : [])];
}

function nextSteps(order: Order): Button[] {
  const value = orderValue(order);
  const primary = { value, style: 'primary' } as const;
  switch (order.status) {
    case 'waiting':
      return [
        button(orderActions.start, 'Start', primary),
        button(orderActions.ready, 'Ready', { value }),
        cancelButton(order),
      ];
    case 'preparation':
      return [
        button(orderActions.ready, 'Ready', primary),
        button(orderActions.backToWaiting, 'Back to waiting', { value }),
        cancelButton(order),
      ];
    case 'ready':
      return [
        button(orderActions.deliver, 'Delivered', primary),
        button(orderActions.backToPreparation, 'Back to preparation', { value }),
      ];
    case 'cancelled':
    case 'delivered':
      return [];
  }
}

/** What a customer can do with their own order. */
export function customerButtons(order: Order): Button[] {
  const cancellable = order.status === 'waiting' || order.status === 'preparation';
  return [...(cancellable ? [cancelButton(order)] : []), againButton(order)];
}
