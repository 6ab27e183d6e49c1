import { DomainError, invalidField } from '../../platform/errors.ts';
import type { Product } from './product.ts';

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

/** @param product as it is now */
export const productChanged = ({ name, changed }: Product) =>
  new DomainError('conflict', 'product_changed', `${changed?.by.name ?? 'Somebody'} has changed ${name} meanwhile.`);

export const productKindFixed = ({ name, recipe }: Product) =>
  new DomainError(
    'invalid',
    'product_kind_fixed',
    recipe ? `${name} is a cake: it has a recipe and no variations.` : `${name} is no cake: it has no recipe.`,
  );

export const nameInvalid = (message: string, field = 'name') => invalidField('name_invalid', field, message);

export const recipeMissing = () =>
  invalidField('recipe_missing', 'ingredients', 'A cake needs at least one ingredient, for example “flour 50 g”.');

export const priceInvalid = (field = 'price') =>
  invalidField('price_invalid', field, 'Write a price like 4.50, from 0 to 100,000.00.');

export const variationExists = (name: string, field: string) =>
  invalidField('variation_exists', field, `“${name}” is there twice.`);

/** Of one that is added to what is there. */
export const variationTaken = (product: string, name: string) => {
  const message = `${product} comes as “${name}” already.`;
  return new DomainError('conflict', 'variation_exists', message, [{ path: 'name', message }]);
};

export const variationNotFound = (product: string) =>
  new DomainError('not_found', 'variation_unknown', `${product} has no such variation, or none any more.`);

export const variationUnknown = (field: string) =>
  invalidField('variation_unknown', field, 'There is no such variation any more.');

export const tooManyVariations = (most: number) =>
  invalidField('too_many_variations', 'variations', `A product has at most ${most} variations.`);
