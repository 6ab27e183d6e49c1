import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

interface Poured {
  /** Where to, by POST. */
  url: string;
  headers?: Record<string, string>;
  /** How much is poured at most. */
  bytes: number;
  /** Says beforehand how much there will be; in chunks otherwise. */
  told: boolean;
}

const CHUNK = Buffer.alloc(64 * 1024, ' ');

/** Pours a body into a server, as fast as it takes it, until it answers. @returns the answer's status */
export async function pour({ url, headers = {}, bytes, told }: Poured): Promise<number> {
  const length = told ? { 'content-length': String(bytes) } : { 'transfer-encoding': 'chunked' };
  const outgoing = request(url, { method: 'POST', headers: { ...headers, ...length }, agent: false });
  const answer = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  // Who is told enough hangs up: that the rest cannot be sent is no fault then.
  outgoing.on('error', () => undefined);
  let over = false;
  answer
    .finally(() => {
      over = true;
    })
    .catch(() => undefined);
  for (let left = bytes; left > 0 && !over; left -= CHUNK.length) {
    if (!outgoing.write(CHUNK.subarray(0, left))) await Promise.race([once(outgoing, 'drain'), answer]);
  }
  if (!over) outgoing.end();
  const [{ statusCode = 0 }] = await answer;
  outgoing.destroy();
  return statusCode;
}
