import { mock } from 'node:test';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createEmulator } from 'emulate';
import { importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { outsideIssuer } from '../../../src/api/auth/outside-issuer.ts';
import { apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';
import { signingKeys } from '../../support/signing-keys.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';

let bakery: RunningBakery;
let stub: StubServer;
let okta: { url: string; close(): Promise<void> };

const CLIENT = { client_id: 'shop', client_secret: 'secret', redirect_uris: ['http://127.0.0.1/back'] };
const [key] = JSON.parse(signingKeys('theirs')).keys as [JWK];

beforeAll(async () => {
  [stub, okta, bakery] = await Promise.all([
    startStubServer(),
    createEmulator({
      service: 'okta',
      port: 0,
      seed: {
        okta: {
          users: [{ login: 'anna@example.com', email: 'anna@example.com', first_name: 'Anna', last_name: 'Apple' }],
          authorization_servers: [{ id: 'default', name: 'default', audiences: ['api://default'] }],
          oauth_clients: [{ ...CLIENT, name: 'Shop', auth_server_id: 'default' }],
        },
      },
    }),
    openBakery(),
  ]);
});
afterAll(async () => {
  await bakery.close();
  await okta.close();
  await stub.close();
});

/** One more bakery that trusts this issuer. */
async function trusting(issuer: string, audience: string) {
  const process = await bakery.another({ env: { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } });
  const nobody = await apiClient(process, { as: 'nobody' });
  return {
    stop: process.stop,
    call: (token: string, path = '/cakes') => nobody.get(path, { headers: { Authorization: `Bearer ${token}` } }),
  };
}

describe('Okta, as emulate plays it', () => {
  /** Logs in as a person does in a browser. https://developer.okta.com/docs/reference/api/oidc/ */
  async function idToken(): Promise<string> {
    const [redirect_uri = ''] = CLIENT.redirect_uris;
    const at = (path: string, form: Record<string, string>) =>
      fetch(`${okta.url}/oauth2/default/v1/${path}`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
    const asked = { redirect_uri, scope: 'openid profile email', client_id: CLIENT.client_id };
    const user_ref = 'anna@example.com';
    const back = await at('authorize/callback', { ...asked, user_ref });
    const code = new URL(back.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const answer = await at('token', {
      grant_type: 'authorization_code',
      code,
      ...asked,
      client_secret: CLIENT.client_secret,
    });
    return ((await answer.json()) as { id_token: string }).id_token;
  }

  it('is believed: its keys are found by discovery', async () => {
    const { call, stop } = await trusting(`${okta.url}/oauth2/default`, CLIENT.client_id);
    const token = await idToken();
    expect((await call(token, '/heartbeat/protected')).body.name).toBe('Anna Apple');
    expect((await call(token)).body.code).toBe('scope_missing');
    const [head, body] = token.split('.');
    expect((await call(`${head}.${body}.${'A'.repeat(342)}`)).body.code).toBe('token_invalid');
    await stop();
  });

  it('is not believed about what is for somebody else, nor where nobody trusts it', async () => {
    const { call, stop } = await trusting(`${okta.url}/oauth2/default`, 'api://other');
    expect((await call(await idToken(), '/heartbeat/protected')).body.code).toBe('token_invalid');
    await stop();
    const nobody = await apiClient(bakery, { as: 'nobody' });
    const headers = { Authorization: `Bearer ${await idToken()}` };
    expect((await nobody.get('/heartbeat/protected', { headers })).body.code).toBe('token_invalid');
  });
});

describe('an issuer', () => {
  async function token(over: JWTPayload = {}, head: { kid?: string } = { kid: 'theirs' }): Promise<string> {
    const claims = { iss: stub.url, aud: 'bakery', sub: 'anna', scp: ['catalog:read'], ...over };
    const jwt = new SignJWT(claims).setProtectedHeader({ alg: 'ES256', ...head });
    if (!claims.exp) jwt.setExpirationTime('1m');
    return jwt.sign(await importJWK(key, 'ES256'));
  }

  const HOUR_MS = 60 * 60_000;
  const inTwoHours = () => Math.floor((Date.now() + 2 * HOUR_MS) / 1_000);

  const up = (others: readonly JWK[] = []) => {
    const { d: _, ...publicKey } = key;
    stub.answer = (response, { url }) => {
      const document = { issuer: stub.url, jwks_uri: `${stub.url}/keys` };
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(url === '/keys' ? { keys: [publicKey, ...others] } : document));
    };
  };

  it('that is down is not the caller’s fault, and is asked again', async () => {
    stub.answer = (response) => response.writeHead(502).end();
    const { call, stop } = await trusting(stub.url, 'bakery');
    const refused = await call(await token());
    expect([refused.status, refused.body.code]).toEqual([503, 'service_unavailable']);
    up();
    expect((await call(await token())).status).toBe(200);
    // Its keys are known by now.
    stub.answer = (response) => response.destroy();
    expect((await call(await token({ scope: 'orders:read', scp: [] }))).status).toBe(403);
    await stop();
  });

  it('is believed by the keys it had, for as long as it is down', async () => {
    up();
    const theirs = outsideIssuer({ issuer: stub.url, audience: 'bakery' });
    const good = await token({ exp: inTwoHours() });
    const rotated = await token({ exp: inTwoHours() }, { kid: 'next' });
    await theirs.verify(good);
    stub.answer = (response) => response.destroy();
    mock.timers.enable({ apis: ['Date'], now: Date.now() + HOUR_MS });
    try {
      expect(await theirs.verify(good)).toMatchObject({ id: 'oidc:anna' });
      await expect(theirs.verify(rotated)).rejects.toMatchObject({ code: 'issuer_unavailable' });
    } finally {
      mock.timers.reset();
    }
  });

  it('calls people by the whole of their address, however long', async () => {
    up();
    const theirs = outsideIssuer({ issuer: stub.url, audience: 'bakery' });
    const email = `anna@${'long-'.repeat(20)}company.example`;
    expect(await theirs.verify(await token({ email }))).toMatchObject({ name: email });
    expect(await theirs.verify(await token({ name: 'A'.repeat(200) }))).toMatchObject({ name: 'A'.repeat(80) });
  });

  it('of several keys is not to blame for a token that names none of them', async () => {
    const { d: _, ...publicKey } = key;
    up([{ ...publicKey, kid: 'next' }]);
    const { call, stop } = await trusting(stub.url, 'bakery');
    expect((await call(await token())).status).toBe(200);
    for (const head of [{}, { kid: 'nobodys' }]) expect((await call(await token({}, head))).status).toBe(401);
    await stop();
  });

  it('whose document is about another is not believed', async () => {
    stub.answer = (response) =>
      response.end(JSON.stringify({ issuer: 'http://evil.test', jwks_uri: `${stub.url}/keys` }));
    const { call, stop } = await trusting(stub.url, 'bakery');
    expect((await call(await token())).status).toBe(503);
    await stop();
  });

  it('gives people ids that are nobody’s in Slack', async () => {
    up();
    const { call, stop } = await trusting(stub.url, 'bakery');
    const { status } = await call(await token({ sub: 'U0MANAGER', scope: 'orders:read' }), '/orders');
    expect(status).toBe(200);
    await stop();
  });
});
