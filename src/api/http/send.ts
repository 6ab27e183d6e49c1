import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Answer } from './route.ts';

/** Sends what a handler answered: JSON, nothing, or a stream that goes on until either side has enough. */
export async function sendAnswer(
  response: Response,
  { status, headers = {}, body, stream }: Answer,
  signal: AbortSignal,
) {
  response.status(status).set(headers);
  if (stream && response.req.method !== 'HEAD') return sendStream(response, stream, signal);
  if (body === undefined) response.end();
  else response.type('application/json').send(JSON.stringify(body));
}

/** @see https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function sendStream(response: Response, stream: AsyncIterable<string>, signal: AbortSignal): Promise<void> {
  response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  try {
    await pipeline(Readable.from(stream), response, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
