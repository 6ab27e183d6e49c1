/** As many characters as an address may have. https://www.rfc-editor.org/errata/eid1690 */
export const LONGEST_ADDRESS = 254;

/** Whether a text reads as an e-mail address; whether mail arrives there, only mail can tell. */
export function isMailAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text);
}
