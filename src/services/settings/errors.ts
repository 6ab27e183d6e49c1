import { DomainError, invalidField } from '../../platform/errors.ts';

export const currencyFixed = (currency: string) =>
  invalidField(
    'currency_fixed',
    'currency',
    `Prices are in ${currency}: the currency stays as it is from the first price on.`,
  );

export const settingsChanged = () =>
  new DomainError(
    'conflict',
    'settings_changed',
    'Somebody else has changed the settings meanwhile, so yours were not saved. Please open them anew.',
  );

export const topicsChanged = () =>
  new DomainError(
    'conflict',
    'topics_changed',
    'Somebody else has changed the topics meanwhile, so yours were not saved. Please open them anew.',
  );
