import type { Actor } from '../../platform/actor.ts';
import type { DomainEvent, NewEvent } from '../../platform/outbox/index.ts';

/** The whole directory is to be read: by the clock each night, and once at the first start. */
export type DirectoryDue = NewEvent<'directory.due', object>;

/** A reading goes on with its next page. */
export type DirectoryPageDue = NewEvent<'directory.page_due', { step: number }>;

const FIRST = 'directory:first';

/** There is one of it, however many processes start. */
export function firstReadingDue(): DirectoryDue {
  return { id: FIRST, type: 'directory.due', subject: { kind: 'directory', id: FIRST }, data: {} };
}

export function pageDue(reading: string, step: number): DirectoryPageDue {
  return { type: 'directory.page_due', subject: { kind: 'directory', id: reading }, data: { step } };
}

/** The reading that an event belongs to: the one it began, or the one it goes on with. */
export function readingOf({ _id, type, subject }: DomainEvent): string {
  return type === 'directory.due' ? _id : subject.id;
}

/** Staff said where a customer's mail goes. The address itself stays with the customer: events are kept. */
export type AddressGiven = NewEvent<'customer.address_given', object>;

export function addressGiven(customer: string, actor: Actor): AddressGiven {
  return { type: 'customer.address_given', subject: { kind: 'customer', id: customer }, actor, data: {} };
}

/** Everything that told who a customer was is removed; who they were is not said. */
export type CustomerForgotten = NewEvent<'customer.forgotten', { customer: { id: string } }>;

export function customerForgotten(customer: string, actor: Actor): CustomerForgotten {
  return {
    type: 'customer.forgotten',
    subject: { kind: 'customer', id: customer },
    actor,
    data: { customer: { id: customer } },
  };
}
