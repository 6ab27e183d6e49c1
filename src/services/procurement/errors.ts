import { DomainError } from '../../platform/errors.ts';

export const unknownTicket = (key: string) =>
  new DomainError('not_found', 'unknown_ticket', `${key} is no ticket of this bakery.`);

export const purchaseRequestNotFound = (id: string) =>
  new DomainError('not_found', 'purchase_request_not_found', `There is no purchase request ${id}.`);

export const ticketNotGone = () =>
  new DomainError('conflict', 'ticket_not_gone', 'This has been ordered again already, or its ticket is still there.');
