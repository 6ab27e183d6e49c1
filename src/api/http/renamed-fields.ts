import { DomainError } from '../../platform/errors.ts';

/**
 * Does work whose refusals name fields as the bakery calls them, and names them as the caller wrote them.
 *
 * @param rename `slackUser` -> `slack`
 */
export async function withFieldsRenamed<T>(rename: (path: string) => string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || error.fields.length === 0) throw error;
    const { kind, code, message, fields } = error;
    const renamed = fields.map((field) => ({ ...field, path: rename(field.path) }));
    throw new DomainError(kind, code, message, renamed);
  }
}
