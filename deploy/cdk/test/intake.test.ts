import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { silent } from '../../../test/support/outbox.ts';
import { createAuctionApi } from '../lambda/auction/api.ts';
import { overHttp } from '../lambda/support/over-http.ts';
import { httpEvent } from './support/http-event.ts';
import { type Issuer, openIssuer } from './support/issuer.ts';
import { openWorld, recordsOf, type World } from './support/world.ts';

let world: World;
let issuer: Issuer;
let api: Awaited<ReturnType<typeof overHttp>>;

before(async () => {
  [world, issuer] = await Promise.all([openWorld(), openIssuer()]);
  api = await overHttp(createAuctionApi({ bakery: world.bakery, issuer, log: silent }));
});
beforeEach(() => world.clear());
after(async () => {
  await api.stop(0);
  await issuer.close();
  await world.close();
});

const call = async (event: APIGatewayProxyEventV2) => {
  const { statusCode, body = '', headers } = await api.answer(event);
  return { statusCode, headers, body: JSON.parse(body) };
};
const submit = async (records: unknown, { scope = 'auction:submit', ...headers }: Record<string, string> = {}) =>
  call(
    httpEvent('POST', '/auction/orders', {
      headers: { authorization: `Bearer ${await issuer.token(scope)}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(records),
    }),
  );

describe('the intake', () => {
  it('takes in records by the rules of the app', async () => {
    const { statusCode, body } = await submit(recordsOf(3));
    assert.deepEqual([statusCode, body], [202, { added: 3, repeated: 0 }]);
    assert.equal(await world.db.collection('auction_records').countDocuments(), 3);
  });

  it('takes all of them or none, and names what is wrong', async () => {
    const [good, bad] = recordsOf(2);
    const { statusCode, body, headers } = await submit([good, { ...bad, parameter_2: 'much' }]);
    assert.equal(statusCode, 422);
    assert.match(`${headers?.['content-type']}`, /problem\+json/);
    assert.deepEqual(
      body.errors.map(({ path }: { path: string }) => path),
      ['1.parameter_2'],
    );
    assert.equal(await world.db.collection('auction_records').countDocuments(), 0);
  });

  it('does the same request once', async () => {
    const key = { 'idempotency-key': 'once' };
    assert.deepEqual((await submit(recordsOf(2), key)).body, { added: 2, repeated: 0 });
    assert.deepEqual((await submit(recordsOf(2), key)).body, { added: 2, repeated: 0 });
    assert.equal((await submit(recordsOf(1), key)).body.code, 'idempotency_key_reused');
  });

  it('reads a body that API Gateway has encoded', async () => {
    const event = httpEvent('POST', '/auction/orders', {
      headers: { authorization: `Bearer ${await issuer.token('auction:submit')}`, 'content-type': 'application/json' },
      body: Buffer.from(JSON.stringify(recordsOf(1))).toString('base64'),
      isBase64Encoded: true,
    });
    assert.equal((await call(event)).statusCode, 202);
  });

  it('says what became of a record', async () => {
    await submit(recordsOf(1, 'oven 7/a'));
    const path = `/auction/orders/${encodeURIComponent('oven 7/a-0')}`;
    const headers = { authorization: `Bearer ${await issuer.token('auction:read')}` };
    assert.equal((await call(httpEvent('GET', path, { headers }))).body.state, 'waiting');
    assert.equal(
      (await call(httpEvent('GET', '/auction/orders/none', { headers }))).body.code,
      'auction_record_not_found',
    );
  });

  it('lets in nobody else, also where API Gateway did', async () => {
    assert.equal((await submit(recordsOf(1), { authorization: 'Bearer x' })).statusCode, 401);
    assert.equal((await submit(recordsOf(1), { scope: 'auction:read' })).body.code, 'scope_missing');
    const elsewhere = httpEvent('GET', '/orders', {
      headers: { authorization: `Bearer ${await issuer.token('orders:read')}` },
    });
    assert.equal((await call(elsewhere)).body.code, 'path_not_found');
  });
});
