import { z } from 'zod';
import { DomainError } from '../../platform/errors.ts';
import { HttpRefusal } from './refusal.ts';

/** `ETag` of something that counts its changes. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`;
}

/**
 * The header `If-Match`: the version that the caller has seen. Left out, or `*`: whichever it is now.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.if-match
 */
export const ifMatch = z.object({
  'if-match': z
    .string()
    .transform((etag) => (etag.trim() === '*' ? undefined : versionIn(etag)))
    .optional()
    .meta({ description: 'The ETag of what was seen: it is changed only if it still is that.', example: '"3"' }),
});

/** What is no version of ours can match nothing. */
function versionIn(etag: string): number {
  const [, digits] = /^\s*"(\d{1,15})"\s*$/.exec(etag) ?? [];
  return digits === undefined ? -1 : Number(digits);
}

/**
 * Does work that was asked for on a version.
 *
 * @param code with which the service refuses another version
 * @throws HttpRefusal 412 in its place, where the caller named a version
 */
export async function onVersion<T>(seen: number | undefined, code: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (seen === undefined || !(error instanceof DomainError) || error.code !== code) throw error;
    throw new HttpRefusal({ status: 412, code: error.code, detail: error.message });
  }
}
