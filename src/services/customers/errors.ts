import { DomainError, invalidField } from '../../platform/errors.ts';

export const memberNotFound = (id: string) =>
  new DomainError('not_found', 'member_not_found', `Nobody in the workspace has the id ${id}.`);

export const customerNameInvalid = () =>
  invalidField(
    'customer_name_invalid',
    'customer',
    'A customer’s name needs a letter or a digit, and at most 80 of all.',
  );

export const customerNotFound = (id: string) =>
  new DomainError('not_found', 'customer_not_found', `There is no customer ${id}.`);
