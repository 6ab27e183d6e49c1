import { DomainError, type ErrorKind } from '../../platform/errors.ts';

/**
 * Does work whose refusals name fields as the bakery calls them, and names them as the caller wrote them.
 *
 * @param rename `slackUser` -> `slack`
 * @param as what such a refusal is to the caller, where that is not what it is to the bakery
 */
export async function withFieldsRenamed<T>(
  rename: (path: string) => string,
  work: () => Promise<T>,
  as?: ErrorKind,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
    const { kind, code, message, fields } = error;
    const renamed = fields.map((field) => ({ ...field, path: rename(field.path) }));
    throw new DomainError(as ?? kind, code, message, renamed);
  }
}
