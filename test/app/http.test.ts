import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { type HttpServer, listen } from '../../src/app/http.ts';

/** Longer than a client may take. */
const LONG_MS = 400;

let server: HttpServer;
beforeAll(async () => {
  const app = express();
  app.post('/reads', express.raw({ type: () => true }), (_, response) => void response.send('read'));
  app.post('/reads-not', (_, response) => void response.send('not read'));
  app.get('/thinks', (_, response) => void setTimeout(() => response.send('thought'), LONG_MS));
  server = await listen(app, 0, { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 });
});
afterAll(() => server.stop(0));

/** Sends this and then nothing more. @returns all that is answered until the server hangs up */
async function answered(sent: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(sent.replaceAll('\n', '\r\n'));
  return text(socket);
}

const begun = (path: string, headers: string) => `POST ${path} HTTP/1.1\nHost: bakery.test\n${headers}\n\n`;

describe('a client that sends slowly', () => {
  it.each([
    ['its headers', 'POST /reads HTTP/1.1\nHost: bakery.test\n'],
    ['a body whose length it told', `${begun('/reads', 'Content-Length: 100')}begun`],
    ['a body in chunks', `${begun('/reads', 'Transfer-Encoding: chunked')}5\nbegun\n`],
  ])('is cut off: %s', async (_, sent) => {
    expect(await answered(sent)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('is cut off also after an answer that did not wait for the body', async () => {
    expect(await answered(`${begun('/reads-not', 'Content-Length: 100')}begun`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

it('a client whose answer takes long is not cut off', async () => {
  expect(await (await fetch(`http://127.0.0.1:${server.port}/thinks`)).text()).toBe('thought');
});
