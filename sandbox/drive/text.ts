import { invalid } from './errors.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A document's words, a line for each paragraph and line break. Covers the HTML that Ovenbird and this file write. */
export function textOf(html: string): string {
  return html
    .replace(/<head>[\s\S]*?<\/head>|<!DOCTYPE[^>]*>|\n/gi, '')
    .replace(/<br\s*\/?>|<\/(?:p|h\d|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .trim();
}

/** A document that says these lines. */
export function htmlOf(text: string): string {
  const lines = text.split('\n').map((line) => `<p>${line.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)}</p>`);
  return `<html><body>${lines.join('')}</body></html>`;
}

/** What becomes of an upload as a Google Doc. @throws DriveError 400 for what this stand-in does not convert */
export function converted({ mimeType, body }: { mimeType: string; body: string }): string {
  if (mimeType === 'text/html') return body;
  if (mimeType === 'text/plain') return htmlOf(body);
  throw invalid(`${mimeType} is not converted here.`);
}
