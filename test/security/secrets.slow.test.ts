import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '../../sandbox/client/until.ts';
import { reactions } from '../../src/automation/reactions.ts';
import { parseJson } from '../../src/platform/json.ts';
import { isScope, SCOPES } from '../../src/services/access/index.ts';
import { RUN_AUCTION_NOW } from '../../src/views/messages/auction.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { type Echo, startEcho } from './support/echo.ts';
import { type OverheardProcess, overhear } from './support/overheard-process.ts';
import { formsOf, type Heard, secretsIn } from './support/secret-forms.ts';

const PASSWORDS = {
  MONGODB_URI: 'mongo+S3cr3t/pass=word',
  SMTP_URL: 'smtp+S3cr3t/pass=word',
  REDIS_URL: 'redis+S3cr3t/pass=word',
  AUCTION_URL: 'auction+S3cr3t/pass=word',
  OTEL_EXPORTER_OTLP_HEADERS: 'otlp-S3cr3t-token',
  AWS_SESSION_TOKEN: 'aws-S3cr3t-session',
  password: 'S3cr3t words of a person',
};

let bakery: RunningBakery;
let collector: Collector;
let echo: Echo;
let token = '';
let folder = '';
let secrets: Record<string, string>;
/** All that anybody got to read. */
const heard: Heard[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ovenbird-secrets-'));
  [bakery, collector, echo] = await Promise.all([openBakery(), startCollector(), startEcho()]);
  const scopes = Object.keys(SCOPES).filter(isScope);
  token = (await apiClient(bakery, { as: 'manager', scopes })).token ?? '';
  await bakery.quiet();
  await bakery.stopApp();
  secrets = { ...PASSWORDS, ...tokensIn(bakery.env), 'a token of the API': token.split('.')[2] ?? '' };
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await bakery?.close();
  await collector?.close();
  await echo?.close();
});

/** What of the environment is secret. Of keys the part that nobody may know. */
function tokensIn(env: Record<string, string>): Record<string, string> {
  const { SLACK_BOT_TOKEN = '', SLACK_SIGNING_SECRET = '', JIRA_API_TOKEN = '', JIRA_WEBHOOK_SECRET = '' } = env;
  const { GITHUB_TOKEN = '', AWS_SECRET_ACCESS_KEY = '', GOOGLE_CREDENTIALS = '{}', AUTH_SIGNING_KEYS = '' } = env;
  const pem: string = JSON.parse(GOOGLE_CREDENTIALS).private_key;
  return {
    ...{
      SLACK_BOT_TOKEN,
      SLACK_SIGNING_SECRET,
      JIRA_API_TOKEN,
      JIRA_WEBHOOK_SECRET,
      GITHUB_TOKEN,
      AWS_SECRET_ACCESS_KEY,
    },
    GOOGLE_CREDENTIALS: pem.split('\n')[5] ?? '',
    AUTH_SIGNING_KEYS: JSON.parse(AUTH_SIGNING_KEYS).keys[0].d,
  };
}

const withPassword = (url: string, password: string) => url.replace('://', `://baker:${encodeURIComponent(password)}@`);

/** The environment of a process that can do everything, with some of its secrets in files. */
function everything(over: Record<string, string | undefined> = {}): Record<string, string | undefined> {
  const inFiles = ['SLACK_BOT_TOKEN', 'JIRA_API_TOKEN', 'GITHUB_TOKEN', 'GOOGLE_CREDENTIALS', 'AUTH_SIGNING_KEYS'];
  const env: Record<string, string | undefined> = {
    ...bakery.env,
    ...{ LOG_LEVEL: 'trace', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
    OTEL_EXPORTER_OTLP_HEADERS: `authorization=Bearer ${PASSWORDS.OTEL_EXPORTER_OTLP_HEADERS}`,
    AUCTION_URL: withPassword(bakery.env.AUCTION_URL ?? '', PASSWORDS.AUCTION_URL),
    REDIS_URL: withPassword('redis://127.0.0.1:1/0', PASSWORDS.REDIS_URL),
    AWS_SESSION_TOKEN: PASSWORDS.AWS_SESSION_TOKEN,
    ...over,
  };
  for (const name of inFiles) {
    const file = join(folder, name);
    writeFileSync(file, `${env[name]}\n`);
    env[`${name}_FILE`] = file;
    env[name] = undefined;
  }
  return env;
}

/** Asks the API, and remembers what it answered. */
async function ask(url: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const form = body instanceof URLSearchParams;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }),
    },
    body: body === undefined || form ? body : JSON.stringify(body),
  });
  const text = await response.text();
  heard.push({ place: `the answer to ${method} ${path}`, text: `${JSON.stringify([...response.headers])}${text}` });
  return text.startsWith('{') ? parseJson(text) : undefined;
}

/** Something for every integration to do. */
async function giveWork(url: string, name: string): Promise<void> {
  const order = { customer: 'Ms. Delicious', recipe: 'chocolate_cake', persons: 4, quantity: 2 };
  const { id } = (await ask(url, 'POST', '/orders', order)) as { id: number };
  await ask(url, 'DELETE', `/orders/${id}?reason=never+mind`);
  await ask(url, 'POST', '/orders', { ...order, customer: 'Mr. Cakelover' });
  await ask(url, 'POST', '/employees', {
    ...{ firstName: 'Dana', lastName: name, permissions: { developer: true }, github: 'octo-cat' },
  });
  for (const topic of ['sales', 'pricing'])
    await ask(url, 'POST', '/assistance', { topic, description: 'Do you deliver?' });
  await ask(url, 'POST', '/auction/orders', [{ record_id: name, parameter_1: 'x', parameter_2: 1 }]);
  const grant = { grant_type: 'password', username: 'manager@example.com', password: PASSWORDS.password };
  await ask(url, 'POST', '/oauth/token', new URLSearchParams(grant));
  const payload = {
    ...{ type: 'block_actions', team: { id: 'T0BAKERY' }, user: { id: 'U0MANAGER', team_id: 'T0BAKERY' } },
    ...{ trigger_id: name, api_app_id: 'A0OVENBIRD', response_url: `${bakery.sandboxUrl}/slack/nowhere` },
    actions: [{ type: 'button', action_id: RUN_AUCTION_NOW, block_id: 'b', value: '1', action_ts: '1' }],
  };
  const press = await bakery.forge({
    contentType: 'application/x-www-form-urlencoded',
    body: `payload=${encodeURIComponent(JSON.stringify(payload))}`,
  });
  expect(press.status).toBe(200);
}

async function listenTo(ovenbird: OverheardProcess, { opsUrl, url }: { opsUrl: string; url: string }, name: string) {
  for (const path of ['/metrics', '/readyz', '/healthz'])
    heard.push({ place: path, text: await (await fetch(`${opsUrl}${path}`)).text() });
  for (const path of ['/openapi.json', '/docs', '/.well-known/jwks.json', '/nowhere', '/orders'])
    await ask(url, 'GET', path);
  await ovenbird.ended('SIGTERM');
  heard.push({ place: `the output of the process that is ${name}`, text: ovenbird.output() });
}

/** What the books hold, and everybody on Slack can read. */
async function readEverything(): Promise<void> {
  const { db } = bakery.database;
  for (const { name } of await db.listCollections().toArray())
    heard.push({ place: `the collection ${name}`, text: JSON.stringify(await db.collection(name).find().toArray()) });
  for (const { id } of (await bakery.people()).filter(({ isBot }) => !isBot)) {
    const { sees } = await bakery.person(id);
    heard.push({
      place: `Slack as ${id} sees it`,
      text: JSON.stringify([await sees.dm(), await sees.ephemerals(), await sees.home()]),
    });
  }
  const manager = await bakery.person('U0MANAGER');
  for (const channel of ['kitchen', 'general'])
    heard.push({ place: `#${channel}`, text: JSON.stringify(await manager.sees.channel(channel)) });
  heard.push({ place: 'mail', text: JSON.stringify(await bakery.mail.messages()) });
  heard.push({ place: 'Jira’s tickets', text: JSON.stringify(await bakery.jira.tickets()) });
  for (const { body } of collector.requests) heard.push({ place: 'a trace', text: body.toString('utf8') });
}

const nothing: string[] = [];

describe('a secret', () => {
  it('is found in whatever form it is written', () => {
    const secret = PASSWORDS.SMTP_URL;
    const basic = ['', 'a', 'ab', 'abc'].map((user) => Buffer.from(`${user}:${secret}:x`).toString('base64'));
    const written = [secret, JSON.stringify({ secret }), encodeURIComponent(secret), ...basic];
    for (const text of written) expect(secretsIn([{ place: 'here', text }], { secret })).not.toEqual(nothing);
    expect(formsOf(secret).every(([, form]) => form.length > 15)).toBe(true);
  });

  it('is told by nobody where all goes well', async () => {
    const ovenbird = overhear(everything());
    const urls = await ovenbird.ready();
    await bakery.connect(urls.url);
    await giveWork(urls.url, 'well');
    await bakery.quiet(60_000);
    expect(await bakery.drive.documents()).not.toEqual([]);
    await listenTo(ovenbird, urls, 'well');
    await readEverything();
    expect(collector.spans.length).toBeGreaterThan(10);
    expect(secretsIn(heard, secrets)).toEqual(nothing);
  }, 180_000);

  it('is told by nobody where every service is ill, and repeats all that it was told', async () => {
    const credentials = JSON.parse(bakery.env.GOOGLE_CREDENTIALS ?? '{}');
    const at = (service: string) => `${echo.url}/${service}`;
    const ovenbird = overhear(
      everything({
        ...{ SLACK_API_URL: `${at('slack')}/api/`, JIRA_BASE_URL: at('jira'), GITHUB_API_URL: at('github') },
        ...{ GOOGLE_API_URL: at('drive'), AWS_ENDPOINT_URL_S3: at('s3') },
        GOOGLE_CREDENTIALS: JSON.stringify({ ...credentials, token_uri: `${at('google')}/token` }),
        AUCTION_URL: withPassword(at('auction'), PASSWORDS.AUCTION_URL),
        // No mail server: it answers as HTTP does.
        SMTP_URL: withPassword(echo.url.replace('http', 'smtp'), PASSWORDS.SMTP_URL),
      }),
    );
    const urls = await ovenbird.ready();
    await bakery.connect(urls.url);
    await giveWork(urls.url, 'ill');
    const deliveries = bakery.database.db.collection('deliveries');
    const throughs = ['auction', 'drive', 'github', 'jira', 'mail', 'slack'];
    await until(
      'every service has failed us',
      async () => {
        const failed = await deliveries.distinct('reaction', { error: { $exists: true } });
        const through = Object.entries(reactions).filter(([name]) => failed.includes(name));
        return throughs.every((service) => through.some(([, reaction]) => reaction.through === service));
      },
      60_000,
    );
    expect([...echo.asked].toSorted()).toEqual(['auction', 'github', 'google', 'jira', 'slack']);
    await listenTo(ovenbird, urls, 'ill');
    await readEverything();
    expect(secretsIn(heard, secrets)).toEqual(nothing);
  }, 180_000);

  it('is not told by a process that cannot reach its books', async () => {
    const { host, pathname } = new URL(bakery.env.MONGODB_URI ?? '');
    const MONGODB_URI = withPassword(`mongodb://${host}${pathname}?directConnection=true`, PASSWORDS.MONGODB_URI);
    const ovenbird = overhear(everything({ MONGODB_URI }));
    await until('it says so', () => ovenbird.output().includes('MongoDB is not ready'), 60_000);
    await ovenbird.ended('SIGTERM');
    heard.push({ place: 'the output of a process without its books', text: ovenbird.output() });
    expect(secretsIn(heard, secrets)).toEqual(nothing);
  }, 120_000);

  it.each<[string, Record<string, string | undefined>]>([
    [
      'addresses that are none, and secrets where a file’s path belongs',
      {
        REDIS_URL: withPassword('redis://[bad', PASSWORDS.REDIS_URL),
        SMTP_URL: withPassword('smtp://host:99999', PASSWORDS.SMTP_URL),
        AUCTION_URL: withPassword('http://host:x', PASSWORDS.AUCTION_URL),
        JIRA_WEBHOOK_SECRET: undefined,
        JIRA_WEBHOOK_SECRET_FILE: 'jira-sandbox-webhook-secret',
        SLACK_APP_TOKEN: 'sandbox-signing-secret',
      },
    ],
    ['an address of MongoDB that is none', { MONGODB_URI: withPassword('mongodb://[bad', PASSWORDS.MONGODB_URI) }],
  ])(
    'is not told by a process that does not start, for %s',
    async (_, over) => {
      const ovenbird = overhear(everything(over));
      expect(await ovenbird.ended()).toBe(1);
      expect(ovenbird.output()).not.toBe('');
      expect(secretsIn([{ place: 'the output', text: ovenbird.output() }], secrets)).toEqual(nothing);
    },
    60_000,
  );
});
