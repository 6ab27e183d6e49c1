import type { z } from 'zod';
import { DomainError } from './errors.ts';

/**
 * Input as its schema reads it: trimmed, completed with defaults.
 *
 * @param code of the refusal
 * @throws DomainError `invalid` that names every faulty field, its message being the first fault's
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown, code: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new DomainError('invalid', code, fields[0]?.message ?? 'This cannot be read.', fields);
}
