import { DomainError } from '../../platform/errors.ts';

/** The button was made by an Ovenbird that wrote its value in another way. */
export const outdatedButton = () =>
  new DomainError(
    'conflict',
    'button_outdated',
    'This button is too old for me to understand. Please use a newer message.',
  );
