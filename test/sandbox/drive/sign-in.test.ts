import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { driveClient } from '../../../sandbox/client/drive.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { archiveOf } from '../../support/drive.ts';
import { askForToken } from './signed-in.ts';

const { signal } = new AbortController();
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['drive'] });
});
afterAll(() => sandbox.close());

it('gives a token for a signed word, and takes it', async () => {
  const answer = await askForToken(sandbox);
  expect(answer.status).toBe(200);
  const { access_token, token_type } = (await answer.json()) as Record<string, string>;
  expect(token_type).toBe('Bearer');
  const url = `${sandbox.env.GOOGLE_API_URL}/drive/v3/files`;
  const ask = (authorization: string) => fetch(url, { headers: { authorization } });
  expect((await ask(`Bearer ${access_token}`)).status).toBe(200);
  expect((await ask(`Bearer ${access_token}x`)).status).toBe(401);
  expect((await fetch(url)).status).toBe(401);
});

it.each([
  ['another issuer', { iss: 'nobody@example.com' }],
  ['another audience', { aud: 'https://oauth2.googleapis.com/token' }],
  ['another scope', { scope: 'https://www.googleapis.com/auth/gmail.send' }],
  ['no end', { exp: undefined }],
  ['an end long ago', { iat: 1_000, exp: 2_000 }],
  ['too long a life', { exp: Math.floor(Date.now() / 1_000) + 8_000 }],
])('gives none for a word with %s', async (_, claims) => {
  const answer = await askForToken(sandbox, claims);
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
});

it('gives none for a word that somebody changed', async () => {
  const answer = await askForToken(sandbox, {}, 'tampered');
  expect(await answer.json()).toMatchObject({ error_description: 'Invalid JWT Signature.' });
});

it('keeps the documents from one start to the next', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-drive-'));
  const open = () => startSandbox({ port: 0, dataDir, standIns: ['drive'] });
  const first = await open();
  const made = await archiveOf(first).create('key', { kind: 'folder', name: 'Orders' }, signal);
  await first.close();
  const second = await open();
  expect(await driveClient(second.url).folders()).toMatchObject([{ id: made.id, name: 'Orders' }]);
  expect(await archiveOf(second).find('key', signal)).toMatchObject([{ id: made.id }]);
  await second.close();
  await rm(dataDir, { recursive: true });
});
