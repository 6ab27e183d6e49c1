import { DomainError, invalidField } from '../../platform/errors.ts';
import { LONGEST_CUSTOMER_NAME } from './customer.ts';

export const memberNotFound = (id: string) =>
  new DomainError('not_found', 'member_not_found', `Nobody in the workspace has the id ${id}.`);

export const recipientIsApp = (name: string) =>
  invalidField('recipient_is_app', 'for', `${name} is an app: an order is for a person.`);

export const customerNameInvalid = () =>
  invalidField(
    'customer_name_invalid',
    'customer',
    `A customer’s name needs a letter or a digit, and at most ${LONGEST_CUSTOMER_NAME} of all.`,
  );

export const customerNotFound = (which: string) =>
  new DomainError(
    'not_found',
    'customer_not_found',
    `I know no customer ${which}: somebody becomes one with their first order.`,
  );

export const customerAmbiguous = (name: string) =>
  new DomainError(
    'conflict',
    'customer_ambiguous',
    `Several people in Slack are called ${name}. Write whom you mean as a mention: @ and their name.`,
  );
