import { DomainError, invalidField } from '../../platform/errors.ts';

export const currencyFixed = (currency: string) =>
  invalidField(
    'currency_fixed',
    'currency',
    `Prices are in ${currency}: the currency stays as it is from the first price on.`,
  );

export const settingsChanged = (by = 'Somebody') =>
  new DomainError(
    'conflict',
    'settings_changed',
    `${by} has changed the settings meanwhile, so yours were not saved. Please open them anew.`,
  );

export const topicsChanged = (by = 'Somebody') =>
  new DomainError(
    'conflict',
    'topics_changed',
    `${by} has changed the topics meanwhile, so yours were not saved. Please open them anew.`,
  );
