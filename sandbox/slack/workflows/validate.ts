import { isObject } from '../blocks/check.ts';
import type { Json } from '../state/types.ts';
import type { Parameter } from './step.ts';

const text = (value: unknown) => typeof value === 'string';
const FITS: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: text,
  integer: Number.isInteger,
  number: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  'slack#/types/timestamp': Number.isInteger,
  'slack#/types/user_context': (value) => isObject(value) && text(value.id),
};

/** What is wrong with a step's inputs or outputs: missing, of the wrong type, or not defined at all. */
export function faultsIn(given: Json, parameters: readonly Parameter[]): string[] {
  const unknown = Object.keys(given).filter((name) => !parameters.some((parameter) => parameter.name === name));
  return [
    ...unknown.map((name) => `${name}: additional property is not allowed`),
    ...parameters.flatMap(({ name, type, is_required }) => {
      const value = given[name];
      if (value === undefined || value === null) return is_required ? [`${name}: missing required property`] : [];
      return (FITS[type] ?? text)(value) ? [] : [`${name}: must be ${type}`];
    }),
  ];
}
