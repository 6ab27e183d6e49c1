import type { DocumentText } from '../../services/cancelled-orders/index.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A document as HTML, which Google turns into a Google Doc. Whatever people wrote is text in it. */
export function htmlOf({ title, paragraphs }: DocumentText): string {
  const body = paragraphs.map(
    ({ text, note }) => `<p>${escaped(text)}${note ? `<br><i>${escaped(note)}</i>` : ''}</p>`,
  );
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    ...body,
    '</body></html>',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
