import type { DocumentText } from '../../services/cancelled-orders/index.ts';
import { escapeHtml } from '../../views/escape.ts';

/** A document as HTML, which Google turns into a Google Doc. Whatever people wrote is text in it. */
export function htmlOf({ title, paragraphs }: DocumentText): string {
  const body = paragraphs.map(
    ({ text, note }) => `<p>${escapeHtml(text)}${note ? `<br><i>${escapeHtml(note)}</i>` : ''}</p>`,
  );
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>`,
    `<h1>${escapeHtml(title)}</h1>`,
    ...body,
    '</body></html>',
  ].join('\n');
}
