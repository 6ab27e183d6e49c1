import {
  Agent,
  createServer as createHttpServer,
  type IncomingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { pipe } from '../../support/pipe.ts';

/** A way in to the processes, and how each connection or request is passed on there. */
export interface Front {
  url: string;
  close(): Promise<void>;
}

/** @returns the address of the process that is next; none where nobody is ready */
type Next = () => string | undefined;

/** ALB's idle timeout, and nginx's of its upstreams. */
const KEPT_MS = 60_000;

/**
 * As a balancer of connections (NLB, a Service of Kubernetes) does: who has one stays with the process that it leads to. A process
 * that takes no connection is no reason to try another, so whoever stops too early is found out.
 */
export async function passConnections(next: Next): Promise<Front> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const chosen = next();
    if (!chosen) return client.destroy();
    pipe(client, connect(Number(new URL(chosen).port), '127.0.0.1'), sockets);
  });
  return frontOf(server, () => {
    for (const socket of sockets) socket.destroy();
  });
}

/**
 * As a balancer of requests (ALB, nginx) does: each goes to the next process, by connections that are kept for a minute whatever the
 * process announces. Nothing is sent twice: a request whose connection breaks is a 502.
 */
export async function passRequests(next: Next): Promise<Front> {
  const agent = new Agent({ keepAlive: true });
  agent.keepSocketAlive = (socket: Socket) => {
    socket.setTimeout(KEPT_MS);
    return true;
  };
  const server = createHttpServer((asked, answer) => {
    const chosen = next();
    if (!chosen) return refuse(answer, 503, 'nobody is ready');
    const { method, headers } = asked;
    const passed = request(new URL(asked.url ?? '/', chosen), { agent, method, headers: withoutHop(headers) });
    passed.on('response', (came) => {
      answer.writeHead(came.statusCode ?? 502, withoutHop(came.headers));
      came.on('error', () => answer.destroy()).pipe(answer);
    });
    passed.on('error', (error) => {
      if (answer.headersSent) answer.destroy();
      else refuse(answer, 502, `${error}`);
    });
    asked.pipe(passed);
  });
  return frontOf(server, () => {
    server.closeAllConnections();
    agent.destroy();
  });
}

function refuse(answer: ServerResponse, status: number, detail: string): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ detail }));
}

/** Without what is meant for the connection alone. */
function withoutHop({ connection, 'keep-alive': _, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers;
}

async function frontOf(server: Server, breakAll: () => void): Promise<Front> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise((resolve) => {
        server.close(resolve);
      });
      breakAll();
      await closed;
    },
  };
}
