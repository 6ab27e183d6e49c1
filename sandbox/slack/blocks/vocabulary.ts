import { type Check, isObject } from './check.ts';

/** A string of `min` (1) to `max` UTF-16 units. */
export function string({ max, min = 1 }: { max: number; min?: number }): Check {
  return (value, pointer, { complain }) => {
    if (typeof value !== 'string') return complain('must be a string', pointer);
    if (value.length > max) complain(`must be less than ${max + 1} characters`, pointer);
    if (value.length < min) complain(`must be more than ${min - 1} characters`, pointer);
  };
}

/** A string of a given form; `form` is named in the complaint. */
export function pattern(expression: RegExp, form: string): Check {
  return (value, pointer, { complain }) => {
    if (typeof value !== 'string' || !expression.test(value)) complain(`must be ${form}`, pointer);
  };
}

export const boolean: Check = (value, pointer, { complain }) => {
  if (typeof value !== 'boolean') complain('must be a boolean', pointer);
};

/** A whole number from `min` to `max`. */
export function integer({ min, max }: { min: number; max: number }): Check {
  return (value, pointer, { complain }) => {
    if (!Number.isInteger(value)) return complain('must be an integer', pointer);
    if (Number(value) < min || Number(value) > max) complain(`must be between ${min} and ${max}`, pointer);
  };
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, pointer, { complain }) => {
    if (!allowed.includes(value)) complain('must be a valid enum value', pointer);
  };
}

/** An array of `min` (1) to `max` items, each of which passes `item`. */
export function list(item: Check, { max, min = 1 }: { max: number; min?: number }): Check {
  return (value, pointer, inspection) => {
    if (!Array.isArray(value)) return inspection.complain('must provide an array', pointer);
    if (value.length > max) inspection.complain(`no more than ${max} items allowed`, pointer);
    if (value.length < min) inspection.complain(`no fewer than ${min} items allowed`, pointer);
    value.forEach((each, index) => {
      item(each, `${pointer}/${index}`, inspection);
    });
  };
}

/** An object with exactly these fields: all of `required`, any of `optional`, nothing else. */
export function object(required: Record<string, Check>, optional: Record<string, Check> = {}): Check {
  const fields = { ...required, ...optional };
  return (value, pointer, inspection) => {
    if (!isObject(value)) return inspection.complain('must provide an object', pointer);
    for (const name of Object.keys(required)) {
      if (value[name] === undefined) inspection.complain(`missing required field: ${name}`, pointer);
    }
    for (const [name, given] of Object.entries(value)) {
      if (given === undefined) continue;
      const check = fields[name];
      if (check) check(given, `${pointer}/${name}`, inspection);
      else inspection.complain(`invalid additional property: ${name}`, pointer);
    }
  };
}

/** A value that passes every one of the checks. */
export function all(...checks: readonly Check[]): Check {
  return (value, pointer, inspection) => {
    for (const check of checks) check(value, pointer, inspection);
  };
}

/** An object of which at least (or, with `exactly`, only) one of the fields is there. */
export function someOf(names: readonly string[], { exactly = false } = {}): Check {
  return (value, pointer, { complain }) => {
    if (!isObject(value)) return;
    const given = names.filter((name) => value[name] !== undefined).length;
    if (given === 0) complain(`must define one of: ${names.join(', ')}`, pointer);
    if (given > 1 && exactly) complain(`must define only one of: ${names.join(', ')}`, pointer);
  };
}

/** An object whose `type` picks the check. */
export function byType(table: Readonly<Record<string, Check>>): Check {
  return (value, pointer, inspection) => {
    if (!isObject(value)) return inspection.complain('must provide an object', pointer);
    const check = Object.hasOwn(table, String(value.type)) ? table[String(value.type)] : undefined;
    if (check) check(value, pointer, inspection);
    else inspection.complain(`unsupported type: ${String(value.type)}`, `${pointer}/type`);
  };
}

/** An object of any fields. */
export const record: Check = (value, pointer, { complain }) => {
  if (!isObject(value)) complain('must provide an object', pointer);
};

export const anything: Check = () => {};
