/**
 * A name on one line. Control characters and halves of characters, which only programs write, are for nobody to read, and Jira
 * or a file system may refuse all that they stand in.
 *
 * @returns without them, each run of spaces and breaks one space, none at either end
 */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
