import { createServer, type RequestListener, type ServerOptions, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A listening server. */
export interface HttpServer {
  port: number;
  /** Each answer from now on is the last on its connection: whoever keeps one looks for another server. */
  sendAway(): void;
  /** Refuses new connections, lets the requests under way finish for so many milliseconds, then cuts them off. */
  stop(patience: number): Promise<void>;
}

type ConnectionTimes = Pick<
  ServerOptions,
  'headersTimeout' | 'requestTimeout' | 'connectionsCheckingInterval' | 'keepAliveTimeout' | 'keepAliveTimeoutBuffer'
>;

/**
 * How long a client may take, in milliseconds. The largest body, of 1 MB, takes a phone on a bad line a few seconds; Node
 * by itself lets anybody send one for five minutes.
 *
 * A connection without a request is kept for 65 s: a load balancer keeps it for 60 s by a clock of its own, and would send a
 * request on one that we are just closing. Clients that go by what we announce (`Keep-Alive: timeout=4`) let go of it sooner,
 * before the 5 s are over for which we go on serving after SIGTERM. docs/decisions/016-connections-that-are-kept.md
 *
 * @see https://nodejs.org/api/http.html#serverrequesttimeout
 * @see https://nodejs.org/api/http.html#serverkeepalivetimeoutbuffer
 */
const CONNECTION_TIMES: ConnectionTimes = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 4_000,
  keepAliveTimeoutBuffer: 61_000,
};

/** A connection that was just opened has so long to say something when we stop. Node takes it for one with a request. */
const FIRST_WORD_MS = 1_000;

export interface ListenOptions {
  /** 0 for any free one. */
  port: number;
  /** Of this machine, which alone is listened on. Absent: all. */
  address?: string;
  times?: ConnectionTimes;
}

/** @throws when the port is taken, or the address is none of this machine's */
export async function listen(
  handler: RequestListener,
  { port, address, times = CONNECTION_TIMES }: ListenOptions,
): Promise<HttpServer> {
  const server = createServer(times, handler);
  const underWay = new Set<ServerResponse>();
  const silent = new Set<Socket>();
  let isLeaving = false;
  let isStopping = false;
  server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    silent.delete(socket);
    underWay.add(response);
    if (isLeaving) endConnectionAfter(response);
    response.once('close', () => {
      underWay.delete(response);
      // A stream had promised to keep its connection. What is not sent yet still is.
      if (isStopping) socket.destroySoon();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ port, host: address }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    sendAway() {
      isLeaving = true;
      underWay.forEach(endConnectionAfter);
    },
    stop: (patience) =>
      new Promise((resolve) => {
        isStopping = true;
        const hangUp = setTimeout(() => silent.forEach((socket) => void socket.destroy()), FIRST_WORD_MS);
        const cutOff = setTimeout(() => server.closeAllConnections(), patience);
        // Closes what is kept without a request, too.
        server.close(() => {
          clearTimeout(hangUp);
          clearTimeout(cutOff);
          resolve();
        });
      }),
  };
}

function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
