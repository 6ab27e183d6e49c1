import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';

/** A request as it goes out: nothing is put right, neither `..` in the path nor a wrong length of nothing. */
export interface Sent {
  method: string;
  /** Percent-encoded, as far as `node:http` insists on it. */
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
}

export interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface KeepAliveClient {
  /** @throws Error where no answer comes within 20 seconds, or the connection breaks */
  send(sent: Sent): Promise<Got>;
  close(): void;
}

const PATIENCE_MS = 20_000;

/** Sends requests over connections that stay open. @param url of the server. @param connections at most so many at once */
export function openKeepAliveClient(url: string, connections: number): KeepAliveClient {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { hostname, port } = new URL(url);

  function once({ method, path, headers, body }: Sent): Promise<Got> {
    const { promise, resolve, reject } = Promise.withResolvers<Got>();
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const outgoing = request({
      ...{ agent, hostname, port, method, path, signal: patience },
      headers: { ...headers, ...length },
    });
    outgoing.on('response', (incoming) => {
      readAnswer(incoming).then(resolve, reject);
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      if (patience.aborted) reject(new Error(`no answer to ${method} ${path.slice(0, 200)}`));
      // The server had just closed the connection for being idle: nothing was taken in.
      else if (outgoing.reusedSocket && error.code === 'ECONNRESET')
        once({ method, path, headers, body }).then(resolve, reject);
      // It does not read a body to its end that is too large by far.
      else if (Buffer.byteLength(body ?? '') > 1_000_000) resolve({ status: 413, headers: {}, text: '' });
      else reject(new Error(`${method} ${path.slice(0, 200)}: ${error.message}`));
    });
    outgoing.end(body);
    return promise;
  }

  return { send: once, close: () => agent.destroy() };
}

async function readAnswer(incoming: IncomingMessage): Promise<Got> {
  const { statusCode: status = 0, headers } = incoming;
  // Server-sent events never end: that they begin is the answer.
  if (headers['content-type']?.startsWith('text/event-stream')) {
    incoming.on('error', () => undefined).destroy();
    return { status, headers, text: '' };
  }
  const text = Buffer.concat(await incoming.toArray()).toString('utf8');
  return { status, headers, text };
}
