import { DomainError, invalidField } from '../../platform/errors.ts';

export const productNotFound = (slug: string, field = 'product') =>
  new DomainError('not_found', 'product_not_found', `There is no “${slug}” on the menu.`, [
    { path: field, message: `There is no “${slug}” on the menu.` },
  ]);

export const productDeleted = (name: string, field = 'product') =>
  new DomainError('not_found', 'product_deleted', `${name} is no longer on the menu.`, [
    { path: field, message: `${name} is no longer on the menu.` },
  ]);

export const productExists = (slug: string) => {
  const message = `“${slug}” is on the menu already.`;
  return new DomainError('conflict', 'product_exists', message, [{ path: 'name', message }]);
};

export const nameInvalid = (message: string) => invalidField('name_invalid', 'name', message);

export const recipeMissing = () =>
  invalidField('recipe_missing', 'ingredients', 'A cake needs at least one ingredient, for example “flour 50 g”.');

export const priceInvalid = () =>
  invalidField('price_invalid', 'price', 'A price is a number of cents from 0 to 100,000,000.');
