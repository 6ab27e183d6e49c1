import { DomainError, invalidField } from '../../platform/errors.ts';
import type { Ingredient } from '../catalog/index.ts';

export const ingredientNotFound = ({ name, unit }: Pick<Ingredient, 'name' | 'unit'>) => {
  const message = `The books know no ${name} in ${unit}. Count it first.`;
  return new DomainError('not_found', 'ingredient_not_found', message, [{ path: 'ingredient', message }]);
};

export const amountInvalid = (message: string) => invalidField('amount_invalid', 'amount', message);

export const reasonTooLong = (most: number) =>
  invalidField('reason_too_long', 'reason', `A reason has at most ${most} characters.`);
