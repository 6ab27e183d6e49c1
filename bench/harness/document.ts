/** The table stands in the document between these. */
const BEGIN = '<!-- bench: begin -->';
const END = '<!-- bench: end -->';

/** The document's part that is written by the run. @throws when the document has no place for it */
export function measuredPartOf(document: string): string {
  const [, rest] = document.split(BEGIN);
  const [part, after] = rest?.split(END) ?? [];
  if (part === undefined || after === undefined) throw new Error(`the document has no ${BEGIN} ... ${END}`);
  return part.trim();
}

/** @returns the document with another measured part */
export function withMeasuredPart(document: string, part: string): string {
  const [before] = document.split(BEGIN);
  const [, after] = document.split(END);
  return `${before}${BEGIN}\n${part}\n${END}${after}`;
}
