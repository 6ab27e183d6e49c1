const SECOND = 1_000;
const LONGEST_WAIT = 60 * 60 * SECOND;

/**
 * How long an answer asks us to wait, in milliseconds: at least a second, and an hour at most, whatever it says.
 *
 * @param usual where it says nothing that can be read
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(headers: Pick<Headers, 'get'>, usual: number): number {
  const header = headers.get('retry-after') ?? '';
  const wait = /^\d+$/.test(header) ? Number(header) * SECOND : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? usual : Math.min(Math.max(wait, SECOND), LONGEST_WAIT);
}
