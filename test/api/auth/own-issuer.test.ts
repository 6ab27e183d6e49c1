import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importJWK, type JWK, type JWTHeaderParameters, type JWTPayload, SignJWT } from 'jose';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { openBakery, type RunningBakery } from '../../support/bakery.ts';
import { signingKeys } from '../../support/signing-keys.ts';

const time = { now: new Date() };
let bakery: RunningBakery;
let nobody: ApiClient;
let key: JWK;
let account: string;

beforeAll(async () => {
  bakery = await openBakery({ clock: { now: () => time.now } });
  nobody = await apiClient(bakery, { as: 'nobody' });
  key = JSON.parse(bakery.env.AUTH_SIGNING_KEYS ?? '').keys[0];
  const kept = await bakery.database.db.collection('api_accounts').findOne({ login: 'customer@example.com' });
  account = String(kept?._id);
});
afterAll(() => bakery.close());

const HERE = 'http://bakery.test';
const header: JWTHeaderParameters = { alg: 'ES256', kid: 'test', typ: 'at+jwt' };
const seconds = (offset = 0) => Math.floor(time.now.getTime() / 1_000) + offset;

function payload(over: JWTPayload = {}): JWTPayload {
  const claims = { sub: account, scope: 'catalog:read', name: 'Me', kind: 'person', in_slack: false };
  return { ...claims, iss: HERE, aud: HERE, iat: seconds(), exp: seconds(60), ...over };
}

async function signed(claims: JWTPayload, { as = key, head = header }: { as?: JWK; head?: JWTHeaderParameters } = {}) {
  return new SignJWT(claims).setProtectedHeader(head).sign(await importJWK(as, head.alg));
}

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

async function codeFor(token: string): Promise<string> {
  const { status, body, headers } = await nobody.get('/cakes', { headers: { Authorization: `Bearer ${token}` } });
  if (status === 401) expect(headers.get('www-authenticate')).toContain('error="invalid_token"');
  return status === 200 ? 'good' : body.code;
}

describe('a token', () => {
  it('is good when we have signed it for ourselves', async () => {
    expect(await codeFor(await signed(payload()))).toBe('good');
  });

  it.each<[string, JWTPayload, string]>([
    ['has expired', { exp: 1 }, 'token_expired'],
    ['never expires', { exp: undefined }, 'token_invalid'],
    ['is not yet good', { nbf: 4_000_000_000 }, 'token_invalid'],
    ['is for somebody else', { aud: 'http://other.test' }, 'token_invalid'],
    ['is from somebody else', { iss: 'http://other.test' }, 'token_invalid'],
    ['is from nobody', { iss: undefined }, 'token_invalid'],
    ['is about nobody', { sub: undefined }, 'token_invalid'],
    ['is about somebody who has no account', { sub: 'user_0' }, 'scope_missing'],
    ['has not the scope', { scope: 'orders:read' }, 'scope_missing'],
    ['has a scope that its account has not', { scope: 'catalog:write' }, 'scope_missing'],
  ])('is refused when it %s', async (_, over, code) => {
    expect(await codeFor(await signed(payload(over)))).toBe(code);
  });

  it('is refused unsigned', async () => {
    expect(await codeFor(`${part({ alg: 'none', typ: 'at+jwt' })}.${part(payload())}.`)).toBe('token_invalid');
    expect(await codeFor(`${part({ alg: 'none', typ: 'at+jwt' })}.${part(payload())}.x`)).toBe('token_invalid');
  });

  it('is refused when our public key was taken for a shared secret', async () => {
    const { d: _, ...publicKey } = key;
    const pem = createPublicKey({ key: publicKey, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
    for (const secret of [pem, JSON.stringify(publicKey)]) {
      const text = `${part({ alg: 'HS256', kid: 'test', typ: 'at+jwt' })}.${part(payload())}`;
      const signature = createHmac('sha256', secret).update(text).digest('base64url');
      expect(await codeFor(`${text}.${signature}`)).toBe('token_invalid');
    }
  });

  it('is refused when another key, or a key of its own, signed it', async () => {
    const [stranger] = JSON.parse(signingKeys('test')).keys as [JWK];
    expect(await codeFor(await signed(payload(), { as: stranger }))).toBe('token_invalid');
    expect(await codeFor(await signed(payload(), { head: { ...header, kid: 'other' } }))).toBe('token_invalid');
    const { d: _, ...jwk } = stranger;
    expect(await codeFor(await signed(payload(), { as: stranger, head: { ...header, jwk } }))).toBe('token_invalid');
  });

  it('is refused when it was not made for an API', async () => {
    expect(await codeFor(await signed(payload(), { head: { alg: 'ES256', kid: 'test', typ: 'JWT' } }))).toBe(
      'token_invalid',
    );
  });

  it('is refused when somebody has changed it', async () => {
    const [head, , signature] = (await signed(payload())).split('.');
    expect(await codeFor(`${head}.${part(payload({ scope: 'catalog:read catalog:write' }))}.${signature}`)).toBe(
      'token_invalid',
    );
  });

  it.each(['x', 'a.b', 'a.b.c', '....'])('is refused when it is none: %s', async (text) => {
    expect(await codeFor(text)).toBe('token_invalid');
  });

  it('lives for a quarter of an hour', async () => {
    const customer = await apiClient(bakery, { as: 'customer' });
    expect((await customer.get('/cakes')).status).toBe(200);
    time.now = new Date(time.now.getTime() + 15 * 60 * 1_000 + 1_000);
    expect((await customer.get('/cakes')).body.code).toBe('token_expired');
  });
});

describe('the keys', () => {
  it('are public, and nothing private is in them', async () => {
    const { body } = await nobody.get('/.well-known/jwks.json');
    const { d: _, ...publicKey } = key;
    expect(body).toEqual({ keys: [{ ...publicKey, use: 'sig' }] });
  });

  it('are changed without locking anybody out: the first signs, all verify', async () => {
    const both = { keys: [...JSON.parse(signingKeys('new')).keys, key] };
    const next = await bakery.another({ env: { AUTH_SIGNING_KEYS: JSON.stringify(both) } });
    const later = await apiClient(next, { as: 'nobody' });
    const headers = { Authorization: `Bearer ${await signed(payload())}` };
    expect((await later.get('/cakes', { headers })).status).toBe(200);
    const { keys } = (await later.get('/.well-known/jwks.json')).body;
    expect(keys.map(({ kid }: { kid: string }) => kid)).toEqual(['new', 'test']);
    await next.stop();
  });
});
