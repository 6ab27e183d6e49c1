import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';

/** Answers requests for the page's files; undefined for everything else. */
export type Page = (request: Request) => Response | undefined;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Messages may show pictures from anywhere; everything else is the page's own. React sets styles by script alone. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "img-src 'self' https: http: data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Reads a built page into memory, so that a later build or an upgrade takes no file from under a running sandbox. */
export async function loadPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, Buffer>(
    await Promise.all(
      entries
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => {
          const file = join(parentPath, name);
          return [`/${relative(folder, file)}`, await readFile(file)] as const;
        }),
    ),
  );
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const { pathname } = new URL(request.url);
    const path = pathname === '/' ? '/index.html' : pathname;
    const body = files.get(path);
    return body && new Response(new Uint8Array(body), { headers: headersOf(path) });
  };
}

function headersOf(path: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'x-content-type-options': 'nosniff',
    // Vite puts a hash of their content into the names of assets.
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(path === '/index.html' && { 'content-security-policy': CONTENT_SECURITY_POLICY }),
  };
}
