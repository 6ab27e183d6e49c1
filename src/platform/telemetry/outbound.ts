import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { networkCode } from '../unanswered.ts';
import { createOutboundSpans } from './outbound-call.ts';

/** What undici says of a request on its channels. https://github.com/nodejs/undici/blob/main/docs/docs/api/DiagnosticsChannel.md */
interface UndiciRequest {
  origin: string | URL;
  path: string;
  method: string;
  addHeader(name: string, value: string): void;
}

/**
 * Traces every call by `fetch`, and by `node:http` (AWS's SDK), through the channels on which Node itself tells of them:
 * nothing is patched.
 *
 * @returns how to end it
 * @see https://nodejs.org/docs/latest-v24.x/api/diagnostics_channel.html#http
 */
export function traceOutbound(routeWords: RegExp): () => void {
  const spans = createOutboundSpans(routeWords);

  const listeners = {
    'undici:request:create': ({ request }: { request: UndiciRequest }) =>
      spans.started(request, {
        method: request.method,
        url: new URL(request.path, request.origin),
        setHeader: (name, value) => request.addHeader(name, value),
      }),
    'undici:request:headers': ({ request, response }: { request: UndiciRequest; response: { statusCode: number } }) =>
      spans.answered(request, response.statusCode),
    'undici:request:trailers': ({ request }: { request: UndiciRequest }) => spans.ended(request),
    'undici:request:error': ({ request, error }: { request: UndiciRequest; error: unknown }) =>
      spans.ended(request, reasonOf(error)),
    'http.client.request.created': ({ request }: { request: ClientRequest }) =>
      spans.started(request, {
        method: request.method,
        url: new URL(request.path, `${request.protocol}//${request.getHeader('host') ?? request.host}`),
        setHeader: (name, value) => request.setHeader(name, value),
      }),
    'http.client.response.finish': ({ request, response }: { request: ClientRequest; response: IncomingMessage }) => {
      spans.answered(request, response.statusCode ?? 0);
      spans.ended(request);
    },
    'http.client.request.error': ({ request, error }: { request: ClientRequest; error: unknown }) =>
      spans.ended(request, reasonOf(error)),
  };

  const subscribed = Object.entries(listeners).map(([channel, listener]) => {
    const onMessage = (message: unknown) => listener(message as never);
    subscribe(channel, onMessage);
    return () => unsubscribe(channel, onMessage);
  });
  return () => {
    for (const end of subscribed) end();
  };
}

function reasonOf(error: unknown): string {
  return networkCode(error) ?? 'unknown';
}
