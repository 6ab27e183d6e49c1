import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { keepMetersAccount } from '../../sandbox/meters.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { type StubServer, startStubServer } from '../support/stub-server.ts';

let sandbox: Sandbox;
let app: StubServer;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-meters-'));
  sandbox = await startSandbox({ port: 0, standIns: [], dataDir });
  app = await startStubServer();
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
  await rm(dataDir, { recursive: true });
});

const handIn = async () => {
  const response = await fetch(`${sandbox.url}/control/meters`, { method: 'POST' });
  return { status: response.status, answer: await response.json() };
};
const json = (status: number, body: object) => (response: ServerResponse) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

it('hands in nothing while nobody knows where the app is', async () => {
  expect((await handIn()).status).toBe(404);
});

it('hands in nothing without an account', async () => {
  sandbox.connect(app.url);
  expect(await handIn()).toMatchObject({ status: 502 });
  expect(app.received).toEqual([]);
});

it('hands in records with a token, and says what the API took', async () => {
  await keepMetersAccount(dataDir, { id: 'client_1', secret: 'secret' });
  app.answer = (response, { url }) =>
    url === '/oauth/token'
      ? json(200, { access_token: 'good' })(response)
      : json(202, { added: 3, repeated: 0 })(response);
  expect(await handIn()).toEqual({ status: 200, answer: { added: 3, repeated: 0 } });
  expect(app.received.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/oauth/token', undefined],
    ['/auction/orders', 'Bearer good'],
  ]);
});

it('says why the API would not have them', async () => {
  app.answer = json(400, { error: 'invalid_grant', error_description: 'The password is wrong.' });
  expect(await handIn()).toEqual({
    status: 502,
    answer: { error: 'The records could not be handed in: The password is wrong.' },
  });
  app.answer = (response) => response.destroy();
  expect(await handIn()).toMatchObject({ status: 502 });
});
