/** How an edge should take a domain error: what status it has over HTTP, and whether trying again can help. */
export type ErrorKind = 'invalid' | 'not_found' | 'conflict' | 'forbidden' | 'unavailable';

/** What is wrong with one field of the input. `path` is dotted: `lines.0.persons`. */
export interface FieldError {
  path: string;
  message: string;
}

/**
 * A refusal in the words of the bakery: thrown by services, translated once by each edge, shown to the person as it is.
 * The `code` is stable and documented in docs/errors.md; the message may be improved at any time.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly kind: ErrorKind;
  readonly code: string;
  readonly fields: readonly FieldError[];

  constructor(kind: ErrorKind, code: string, message: string, fields: readonly FieldError[] = []) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.fields = fields;
  }
}

/** Input that names one wrong field: the common case of a refusal. */
export function invalidField(code: string, path: string, message: string): DomainError {
  return new DomainError('invalid', code, message, [{ path, message }]);
}

/** The text of anything thrown, for logs and the books; whatever was thrown, this throws nothing. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return 'nothing that can be told';
  }
}

/** What anything thrown says of its kind, in a word that quotes nobody; `unclassified` where it says nothing. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unclassified';
}
