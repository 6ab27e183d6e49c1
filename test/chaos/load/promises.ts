import type { OrderStatus } from '../../../src/services/orders/index.ts';

/** What people and programs were told, to be held against the books. */
export interface Promises {
  /** Orders sent by REST, by serial, with the number they were answered. */
  orders: Map<number, { number?: number; refused?: string }>;
  /** Forms that were sent, by serial, with the number that the person read; undefined where they read none. */
  forms: Map<number, number | undefined>;
  /** Records that the auction took in. */
  records: Set<string>;
  /** Changes that were answered as done. */
  changes: { number: number; version: number; to: OrderStatus }[];
  /** What could not be done at the moment; the reasons, counted. */
  failures: Map<string, number>;
}

export function noPromises(): Promises {
  return { orders: new Map(), forms: new Map(), records: new Set(), changes: [], failures: new Map() };
}

/** The note by which an order sent by REST is known. */
export const noteOf = (serial: number) => `chaos ${serial}`;

/** The notes of what was ordered by a form, and by a workflow. */
export const formNoteOf = (serial: number) => `form ${serial}`;
export const workflowNoteOf = (serial: number) => `workflow ${serial}`;

/** The numbers of the orders that REST has answered so far. */
export function numbersOf({ orders }: Promises): number[] {
  return [...orders.values()].flatMap(({ number }) => number ?? []);
}
