import { z } from 'zod';
import { DomainError, type FieldError } from '../../platform/errors.ts';
import type { RawInput } from './route.ts';

interface Schemas<P extends z.ZodType, Q extends z.ZodType, H extends z.ZodType, B extends z.ZodType> {
  params?: P;
  query?: Q;
  headers?: H;
  body?: B;
}

const none = z.strictObject({});

/**
 * Reads what came with a request by the route's schemas.
 *
 * @throws DomainError `path_not_found` when the address fits no resource, `input_invalid` naming every faulty field
 */
export function readInput<P extends z.ZodType, Q extends z.ZodType, H extends z.ZodType, B extends z.ZodType>(
  schemas: Schemas<P, Q, H, B>,
  raw: RawInput,
) {
  const params = read(schemas.params, raw.params, () => pathNotFound());
  const query = read(schemas.query ?? none, raw.query, invalid);
  const headers = read(schemas.headers, raw.headers, invalid);
  const body = read(schemas.body, raw.body, invalid);
  return { params, query: query as z.output<Q>, headers, body };
}

/** Nothing is at this address, and nothing could be. */
export function pathNotFound(): DomainError {
  return new DomainError('not_found', 'path_not_found', 'There is nothing at this address.');
}

/** Where a route has no schema it reads nothing, and its handler gets undefined: that is what its types say then. */
function read<S extends z.ZodType>(schema: S | undefined, value: unknown, refuse: (error: z.ZodError) => Error) {
  if (!schema) return undefined as z.output<S>;
  const { success, data, error } = schema.safeParse(value);
  if (!success) throw refuse(error);
  return data;
}

function invalid(error: z.ZodError): DomainError {
  const fields = error.issues.flatMap(fieldsOf);
  const [first] = fields;
  const detail = first ? `${first.path === '' ? '' : `${first.path}: `}${first.message}` : 'The input cannot be read.';
  return new DomainError('invalid', 'input_invalid', detail, fields);
}

function fieldsOf(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'There is no such field.' }));
  }
  if (issue.code === 'invalid_union') return closest(issue.errors).flatMap((inner) => fieldsOf(within(issue, inner)));
  return [{ path: pathOf(issue.path), message: issue.message }];
}

/** Of several forms that will do, the one that knows most of the fields, and then fits best, is the one that was meant. */
function closest(forms: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const [meant = []] = forms.toSorted((one, other) => unknownIn(one) - unknownIn(other) || one.length - other.length);
  return meant;
}

const unknownIn = (issues: readonly z.core.$ZodIssue[]) =>
  issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : [])).length;

const within = (outer: z.core.$ZodIssue, inner: z.core.$ZodIssue) => ({
  ...inner,
  path: [...outer.path, ...inner.path],
});

const pathOf = (path: readonly PropertyKey[]) => path.map(String).join('.');
