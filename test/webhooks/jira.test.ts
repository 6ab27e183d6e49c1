import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { MongoNotConnectedError } from 'mongodb';
import { createLogger } from '../../src/platform/logger.ts';
import { unknownTicket } from '../../src/services/procurement/errors.ts';
import type { TicketReport } from '../../src/services/procurement/index.ts';
import { jiraWebhook } from '../../src/webhooks/index.ts';
import { isSigned } from '../../src/webhooks/signature.ts';
import { silent } from '../support/outbox.ts';

const SECRET = 'a secret';
const REQUEST = '2d8f2a44-7f4e-4a60-9c61-8e0b5a9a5d11';

describe('the signature of a webhook', () => {
  it('is right for the vector that Atlassian publishes', () => {
    const header = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';
    const body = Buffer.from('Hello World!');
    expect(isSigned(body, header, 'It\u0027s a Secret to Everybody')).toBe(true);
    expect(isSigned(Buffer.from('Hello World'), header, 'It\u0027s a Secret to Everybody')).toBe(false);
    expect(isSigned(body, header.slice(0, -1), 'It\u0027s a Secret to Everybody')).toBe(false);
  });
});

describe('POST /jira/webhook', () => {
  let server: Server;
  let url: string;
  let reports: TicketReport[];
  /** Of what was logged. */
  let levels: string[];
  let refusal: Error | undefined;

  beforeAll(async () => {
    const procurement = {
      async reportTicket(report: TicketReport) {
        if (refusal) throw refusal;
        reports.push(report);
      },
    };
    const log = createLogger('warn', { write: (line) => void levels.push(JSON.parse(line).level) });
    const app = express().use(jiraWebhook({ secret: SECRET, procurement, log }));
    server = await new Promise((resolve) => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jira/webhook`;
  });
  beforeEach(() => {
    reports = [];
    refusal = undefined;
    levels = [];
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const sign = (body: string, secret = SECRET) => `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;

  async function post(body: string, headers: Record<string, string> = { 'x-hub-signature': sign(body) }) {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json; charset=UTF-8', ...headers },
    });
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json');
    return { status: response.status, problem: isProblem ? await response.json() : await response.text() };
  }

  const payload = (over: object = {}) =>
    JSON.stringify({
      timestamp: 1,
      webhookEvent: 'jira:issue_updated',
      issue: {
        id: '10001',
        key: 'BAKE-1',
        self: 'https://supplier.test/rest/api/2/issue/10001',
        fields: { labels: ['ovenbird', `ovenbird-${REQUEST}`, 'missing-butter'] },
        ...over,
      },
    });

  it('says which ticket was touched', async () => {
    const body = payload();
    const headers = { 'x-hub-signature': sign(body), 'x-atlassian-webhook-identifier': 'abc' };
    expect(await post(body, headers)).toEqual({ status: 200, problem: 'OK' });
    expect(reports).toEqual([
      {
        ticket: { id: '10001', key: 'BAKE-1', url: 'https://supplier.test/browse/BAKE-1' },
        requests: [REQUEST],
        reportId: 'abc',
      },
    ]);
  });

  it('takes a payload without fields, as of a comment', async () => {
    expect((await post(payload({ fields: undefined }))).status).toBe(200);
    expect(reports).toMatchObject([{ requests: [], reportId: undefined }]);
  });

  it.each([
    ['wrong', { 'x-hub-signature': sign(payload(), 'another secret') }],
    ['absent', {}],
    ['of another method', { 'x-hub-signature': sign(payload()).replace('sha256', 'sha1') }],
  ])('refuses a signature that is %s', async (_, headers) => {
    expect(await post(payload(), headers)).toMatchObject({ status: 401, problem: { code: 'signature_invalid' } });
    expect(reports).toEqual([]);
  });

  it.each([
    ['no JSON', '{"issue":', 400, 'body_not_json'],
    ['nothing', '', 400, 'body_not_json'],
    ['about no issue', '{"project":{}}', 400, 'webhook_invalid'],
    ['about an issue without a key', payload({ key: undefined }), 400, 'webhook_invalid'],
    ['more than 1 MB', JSON.stringify({ padding: 'x'.repeat(1_100_000) }), 413, 'body_too_large'],
  ])('refuses a body that is %s', async (_, body, status, code) => {
    expect(await post(body)).toMatchObject({ status, problem: { status, code, requestId: expect.any(String) } });
    expect(reports).toEqual([]);
  });

  it.each([
    ['a ticket of somebody else', unknownTicket('OTHER-1'), 404, 'unknown_ticket', []],
    [
      'books that cannot be reached, so that Jira sends it again',
      new MongoNotConnectedError('gone'),
      503,
      'books_unavailable',
      ['warn'],
    ],
    ['a bug of ours, so that Jira sends it again', new Error('oops'), 500, 'internal', ['error']],
  ])('explains %s', async (_, error, status, code, logged) => {
    refusal = error;
    expect(await post(payload())).toMatchObject({ status, problem: { status, code } });
    expect(levels).toEqual(logged);
  });

  it('is not made with an empty secret', () => {
    const procurement = { reportTicket: async () => {} };
    expect(() => jiraWebhook({ secret: '', procurement, log: silent })).toThrow('must not be empty');
  });
});
