import { escapeHtml, truncate } from '../escape.ts';

/** A mail's contents. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
}

/** The same paragraphs as text and as HTML. @param paragraphs plain text; a line break in one is kept */
export function mailOf(subject: string, paragraphs: readonly string[]): Mail {
  return {
    subject: truncate(subject.replace(/\s+/g, ' ').trim(), 150),
    text: `${paragraphs.join('\n\n')}\n`,
    html: `<!doctype html>\n<html lang="en"><body>${paragraphs.map(paragraph).join('\n')}</body></html>\n`,
  };
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`;
}
