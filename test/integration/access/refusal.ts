/** How it is said that somebody may not: in the words of `forbidden`, or as if somebody else's order were not there. */
const REFUSAL =
  /only the bakery.s (staff|managers) can|only they and the bakery.s staff|only the person themself|no order \d/i;

/** What says that the try itself was wrong, so that nobody's rights were asked for. */
const NO_TRY = /I do not understand|too old for me to understand|went wrong|names? no|Which one\?/;

/**
 * Whether these words refuse somebody.
 *
 * @throws Error where they say that there was nothing to refuse
 */
export function isRefusal(words: string): boolean {
  if (REFUSAL.test(words)) return true;
  if (words === '' || NO_TRY.test(words)) throw new Error(`this is no way to try it, the answer was: “${words}”`);
  return false;
}
