import type { DomainEvent, NewEvent } from '../../platform/outbox/index.ts';

/** The folder is not where it was. */
export function folderGone(folder: string): NewEvent<'archive.folder_gone', { folder: string }> {
  return { type: 'archive.folder_gone', subject: { kind: 'archive', id: 'folder' }, data: { folder } };
}

/** A customer's document is to be written: it is not as it ought to be. */
export function documentDue(customer: string): NewEvent<'archive.document_due', { customer: { id: string } }> {
  return {
    type: 'archive.document_due',
    subject: { kind: 'archive', id: customer },
    data: { customer: { id: customer } },
  };
}

/** The documents of the customers after this one are to be looked at. */
export function checkStepDue(after: string): NewEvent<'archive.check_step_due', { after: string }> {
  return { type: 'archive.check_step_due', subject: { kind: 'archive', id: after }, data: { after } };
}

/** The customer whose document an event concerns: of an order, only one that is cancelled, or was until now. */
export function customerToFile({ type, data }: DomainEvent): string | null {
  const { customer, from } = data as { customer?: { id: string }; from?: string };
  if (type === 'order.moved' && from !== 'cancelled') return null;
  return customer?.id ?? null;
}
