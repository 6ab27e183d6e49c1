import { invalid } from './errors.ts';

/** What an upload brings: the metadata, and the content with its type. */
export interface Upload {
  metadata: unknown;
  media: { mimeType: string; body: string };
}

/**
 * Reads a `multipart/related` body of two parts.
 *
 * @throws DriveError 400 when it is none
 * @see https://developers.google.com/workspace/drive/api/guides/manage-uploads#multipart
 */
export function parseUpload(contentType: string, body: string): Upload {
  const [, boundary] = /^multipart\/related;.*boundary="?([^";]+)/i.exec(contentType) ?? [];
  if (!boundary) throw invalid('The upload is not multipart/related.');
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => {
      const [head = '', ...content] = part.split('\r\n\r\n');
      const [, type = ''] = /^content-type:\s*(\S+)/im.exec(head) ?? [];
      return { mimeType: type.replace(/;$/, ''), body: content.join('\r\n\r\n').replace(/\r\n$/, '') };
    });
  const [metadata, media, ...others] = parts;
  if (!metadata || !media || others.length > 0) throw invalid('Malformed multipart body.');
  return { metadata: JSON.parse(metadata.body), media };
}
