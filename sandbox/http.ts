import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';

/** A node request as a fetch `Request`, its body read to the end. */
export async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const body = await buffer(incoming);
  const bodiless = method === 'GET' || method === 'HEAD' || body.length === 0;
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, body: bodiless ? undefined : body });
}

/** The same request with `prefix` taken off the front of its path. */
export function withoutPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url);
  url.pathname = url.pathname.slice(prefix.length) || '/';
  return new Request(url, request);
}

/** The same request with `prefix` put before its path. */
export function withPrefix(request: Request, prefix: string): Request {
  const url = new URL(request.url);
  url.pathname = prefix + url.pathname;
  return new Request(url, request);
}

/** Sends a fetch `Response`; a body that never ends (server-sent events) is let go of when the client leaves. */
export async function sendResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  // A client that did not wait: nobody reads the answer, so it is let go of here.
  if (outgoing.destroyed) return response.body?.cancel();
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.flushHeaders();
  // A client that hangs up in the middle is no fault of the sandbox.
  await pipeline(Readable.fromWeb(response.body as ReadableStream), outgoing).catch(() => outgoing.destroy());
}
