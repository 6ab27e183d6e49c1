import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { mock } from 'node:test';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { type HttpServer, listen } from '../../src/app/listen.ts';
import { otherAddresses } from '../support/other-addresses.ts';

/** Longer than a client may take. */
const LONG_MS = 800;
const TIMES = { headersTimeout: 300, requestTimeout: 400, connectionsCheckingInterval: 20 };

const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: bakery.test\r\n\r\n`;

/** A connection as a load balancer keeps one: nothing closes it but the server. */
async function open({ port }: HttpServer): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** @returns the answer, which has to come in one piece */
async function asked(socket: Socket, path: string): Promise<string> {
  socket.write(request(path));
  const [answer] = await once(socket, 'data');
  return String(answer);
}

describe('how long a client may take', () => {
  let server: HttpServer;
  beforeAll(async () => {
    const app = express();
    app.post('/reads', express.raw({ type: () => true }), (_, response) => void response.send('read'));
    app.post('/reads-not', (_, response) => void response.send('not read'));
    app.get('/thinks', (_, response) => void setTimeout(() => response.send('thought'), LONG_MS));
    app.get('/answers', (_, response) => void response.send('answered'));
    server = await listen(app, { port: 0, times: TIMES });
  });
  afterAll(() => server.stop(0));

  /** Sends this and then nothing more. @returns all that is answered until the server hangs up */
  async function answered(sent: string): Promise<string> {
    const socket = await open(server);
    socket.write(sent.replaceAll('\n', '\r\n'));
    return text(socket);
  }

  const begun = (path: string, headers: string) => `POST ${path} HTTP/1.1\nHost: bakery.test\n${headers}\n\n`;

  it.each([
    ['its headers', 'POST /reads HTTP/1.1\nHost: bakery.test\n'],
    ['a body whose length it told', `${begun('/reads', 'Content-Length: 100')}begun`],
    ['a body in chunks', `${begun('/reads', 'Transfer-Encoding: chunked')}5\nbegun\n`],
  ])('one that sends slowly is cut off: %s', async (_, sent) => {
    expect(await answered(sent)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('one that sends slowly is cut off also after an answer that did not wait for the body', async () => {
    expect(await answered(`${begun('/reads-not', 'Content-Length: 100')}begun`)).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('one whose answer takes long is not cut off, nor one that keeps its connection for later', async () => {
    const kept = await open(server);
    expect(await asked(kept, '/answers')).toMatch(/answered$/);
    expect(await (await fetch(`http://127.0.0.1:${server.port}/thinks`)).text()).toBe('thought');
    expect(await asked(kept, '/answers')).toMatch(/answered$/);
    kept.destroy();
  });
});

it('listens on the address that it is given alone', async () => {
  const server = await listen((_, response) => void response.end(), { port: 0, address: '127.0.0.1' });
  expect((await fetch(`http://127.0.0.1:${server.port}`)).status).toBe(200);
  for (const address of otherAddresses()) {
    await expect(fetch(`http://${address}:${server.port}`)).rejects.toThrow('fetch failed');
  }
  await server.stop(0);
});

describe('a connection between two requests', () => {
  /** How long a load balancer keeps one. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html */
  const BALANCER_MS = 60_000;
  /** How long we go on serving after SIGTERM. */
  const KEEP_SERVING_MS = 5_000;

  it('is kept for longer than a load balancer keeps it, and announced for less than we take to leave', async () => {
    const kept = Promise.withResolvers<number>();
    const server = await listen(
      ({ socket }, response) => {
        response.once('close', () => kept.resolve(socket.timeout ?? 0));
        response.end();
      },
      { port: 0 },
    );
    const { headers } = await fetch(`http://127.0.0.1:${server.port}`);
    const [, announced = '0'] = /^timeout=(\d+)$/.exec(headers.get('keep-alive') ?? '') ?? [];
    expect(Number(announced)).toBeGreaterThan(0);
    expect(Number(announced) * 1_000).toBeLessThan(KEEP_SERVING_MS);
    expect(await kept.promise).toBeGreaterThan(BALANCER_MS);
    await server.stop(0);
  });
});

describe('a server that leaves', () => {
  afterEach(() => mock.timers.reset());

  const PATIENCE_MS = 20_000;
  const HELD_UP_MS = 4_000;

  /** Answers when it is told to. A stream has begun by then. */
  async function serve() {
    const arrived = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const server = await listen(
      async ({ url }, response) => {
        if (url === '/stream') response.write('begun');
        arrived.resolve();
        await answer.promise;
        response.end('answered');
      },
      { port: 0 },
    );
    return { server, arrived: arrived.promise, answer: answer.resolve };
  }

  async function stopped(server: HttpServer): Promise<number> {
    const begun = performance.now();
    await server.stop(PATIENCE_MS);
    return performance.now() - begun;
  }

  it('makes each answer the last on its connection, also where the request was there before', async () => {
    const { server, arrived, answer } = await serve();
    const [kept, under] = await Promise.all([open(server), open(server)]);
    under.write(request('/'));
    await arrived;
    server.sendAway();
    kept.write(request('/'));
    answer();
    for (const answered of await Promise.all([text(kept), text(under)])) {
      expect(answered).toMatch(/^HTTP\/1\.1 200 OK\r\n.*Connection: close\r\n.*answered/s);
    }
    await server.stop(0);
  });

  it('is not held up by a connection that was used', async () => {
    const { server, answer } = await serve();
    answer();
    expect(await asked(await open(server), '/')).toMatch(/answered$/);
    expect(await stopped(server)).toBeLessThan(HELD_UP_MS);
  });

  it.each(['/', '/stream'])('lets %s finish, and is not held up by its connection after that', async (path) => {
    const { server, arrived, answer } = await serve();
    const socket = await open(server);
    socket.write(request(path));
    await arrived;
    const stopping = stopped(server);
    answer();
    expect(await text(socket)).toContain('answered');
    expect(await stopping).toBeLessThan(HELD_UP_MS);
  });

  it('waits a second for the first word of who has connected', async () => {
    const { server, answer } = await serve();
    answer();
    const [speaks, never] = await Promise.all([open(server), open(server)]);
    // Whoever is answered has come after them: the server has taken them.
    await asked(await open(server), '/');
    mock.timers.enable({ apis: ['setTimeout'] });
    const stopping = server.stop(PATIENCE_MS);
    mock.timers.tick(999);
    speaks.write(request('/'));
    expect(await text(speaks)).toContain('answered');
    mock.timers.tick(1);
    expect(await text(never)).toBe('');
    await stopping;
  });

  it('cuts off what takes too long', async () => {
    const { server, arrived } = await serve();
    const socket = await open(server);
    socket.write(request('/'));
    await arrived;
    await server.stop(0);
    expect(await text(socket)).toBe('');
  });
});
