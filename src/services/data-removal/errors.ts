import { DomainError } from '../../platform/errors.ts';

/** @param numbers of the open orders, as far as they are named */
export const customerHasOpenOrders = (numbers: readonly number[]) =>
  new DomainError(
    'conflict',
    'customer_has_open_orders',
    `The kitchen still needs to know who they are: deliver or cancel ${numbers.map((number) => `order ${number}`).join(', ')} first.`,
  );

export const customerWorksHere = () =>
  new DomainError(
    'conflict',
    'customer_works_here',
    'They work here, or are an admin of the workspace: the books say who did what. End that first.',
  );
