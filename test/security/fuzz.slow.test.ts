import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageOf } from '../../src/platform/errors.ts';
import { isScope, SCOPES } from '../../src/services/access/index.ts';
import { apiClient } from '../support/api-client.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type StubServer, startStubServer } from '../support/stub-server.ts';
import { apiRequest, strayRequest, tokenRequest } from './support/api-requests.ts';
import { type Case, faultOf, noProblem, refusedWith, silentWith } from './support/checks.ts';
import { brokenJson, hostileText, spoilt } from './support/hostile.ts';
import { type Got, type KeepAliveClient, openKeepAliveClient, type Sent } from './support/keep-alive-client.ts';
import { type OverheardProcess, overhear } from './support/overheard-process.ts';
import { forgedForJira, forgedForSlack, forgedToken, jiraSignature, slackSignature } from './support/signatures.ts';
import { nonsensicalBody } from './support/slack-bodies.ts';

const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 1_000_000));
/** How many cases go out at once. */
const AT_ONCE = 25;
/** Bolt answers after 3 s what no listener acknowledges: those wait together. */
const SLACK_AT_ONCE = 250;

let bakery: RunningBakery;
let ovenbird: OverheardProcess;
let urls: { url: string; opsUrl: string };
let answersTo: StubServer;
let web: KeepAliveClient;
let ops: KeepAliveClient;
const tokens = { customer: '', manager: '' };
let cases = 0;

beforeAll(async () => {
  process.stdout.write(`fuzz: to replay: FUZZ_SEED=${seed} npm run test:slow -- test/security/fuzz\n`);
  [bakery, answersTo] = await Promise.all([openBakery(), startStubServer()]);
  const scopes = Object.keys(SCOPES).filter(isScope);
  tokens.customer = (await apiClient(bakery, { as: 'customer' })).token ?? '';
  tokens.manager = (await apiClient(bakery, { as: 'manager', scopes })).token ?? '';
  await bakery.quiet();
  await bakery.stopApp();
  const entry = new URL('support/open-handed-process.ts', import.meta.url).pathname;
  ovenbird = overhear({ ...bakery.env, ROLE: 'web' }, entry);
  urls = await ovenbird.ready();
  await bakery.connect(urls.url);
  web = openKeepAliveClient(urls.url, SLACK_AT_ONCE);
  ops = openKeepAliveClient(urls.opsUrl, AT_ONCE);
}, 120_000);
afterAll(async () => {
  process.stdout.write(`fuzz: ${cases} cases\n`);
  web?.close();
  ops?.close();
  await ovenbird?.ended('SIGTERM');
  await bakery?.close();
  await answersTo?.close();
});

/** Holds that every one of so many cases is answered as it should be. */
async function holdsFor(
  count: number,
  one: fc.Arbitrary<Case>,
  { client = web, atOnce = AT_ONCE } = {},
): Promise<void> {
  const batch = fc.array(one, { minLength: atOnce, maxLength: atOnce });
  const property = fc.asyncProperty(batch, async (batched) => {
    cases += batched.length;
    const faults = await Promise.all(batched.map((each) => faultOf(each, client)));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });
  // A fault names its request: nothing has to be made smaller.
  await fc.assert(property, { seed, numRuns: Math.ceil(count / atOnce), endOnFailure: true, reporter });
}

/** Says what went wrong, and not what two dozen cases looked like of which one did. */
function reporter({ failed, numRuns, errorInstance }: fc.RunDetails<[Case[]]>): void {
  if (failed) throw new Error(`seed ${seed}, batch ${numRuns}: ${messageOf(errorInstance)}`);
}

const slackSecret = () => bakery.env.SLACK_SIGNING_SECRET ?? '';
const jiraSecret = () => bakery.env.JIRA_WEBHOOK_SECRET ?? '';
const toSlackEdge = (headers: Record<string, string>, contentType: string, body: string | Buffer): Sent => ({
  ...{ method: 'POST', path: '/slack/events', body },
  headers: { ...headers, 'content-type': contentType },
});
const toJiraEdge = (headers: Record<string, string>, body: string | Buffer): Sent => ({
  ...{ method: 'POST', path: '/jira/webhook', body },
  headers: { 'content-type': 'application/json', ...headers },
});

const webhook = {
  ...{ timestamp: 1, webhookEvent: 'jira:issue_updated' },
  issue: {
    ...{ id: '10001', key: 'BAKE-1', self: 'https://supplier.test/rest/api/2/issue/10001' },
    fields: { labels: ['ovenbird', 'ovenbird-2d8f2a44-7f4e-4a60-9c61-8e0b5a9a5d11'] },
  },
};
const webhookBody = fc.oneof(
  spoilt(webhook).map((value) => JSON.stringify(value) ?? ''),
  brokenJson(JSON.stringify(webhook)),
);

/** A hash of every collection. https://www.mongodb.com/docs/manual/reference/command/dbHash/ */
async function books(): Promise<Record<string, string>> {
  const { collections } = await bakery.database.db.command({ dbHash: 1 });
  return collections;
}

describe('whoever has no secret', () => {
  let before: Record<string, string>;
  beforeAll(async () => {
    before = await books();
  });

  it('is no Slack', async () => {
    const forged = fc.tuple(forgedForSlack(slackSecret()), nonsensicalBody(answersTo.url));
    await holdsFor(
      2_500,
      forged.map(([sign, { contentType, body }]) => ({
        sent: toSlackEdge(sign(body), contentType, body),
        fault: silentWith(401, 413),
      })),
    );
  }, 120_000);

  it('is no Jira', async () => {
    const forged = fc.tuple(forgedForJira(jiraSecret()), webhookBody);
    await holdsFor(
      1_500,
      forged.map(([sign, body]) => ({ sent: toJiraEdge(sign(body), body), fault: refusedWith(401, 413) })),
    );
  }, 120_000);

  it('gets nothing out of the API: neither without a token nor with one that was tampered with', async () => {
    const authorization = fc.oneof(
      fc.constant(undefined),
      hostileText.map((text) => `Bearer ${text.replace(/[^\x21-\x7e]/g, '').slice(0, 5_000)}`),
      forgedToken(tokens.manager).map((token) => `Bearer ${token}`),
    );
    await holdsFor(
      1_500,
      fc.tuple(apiRequest, authorization).map(([sent, bearer]) => ({
        sent: { ...sent, headers: { ...sent.headers, ...(bearer && { authorization: bearer }) } },
        fault: (got) => (isPublic(sent.path) ? noProblem(got) : refusedWith(401, 404, 405)(got)),
      })),
    );
  }, 120_000);

  it('finds nothing at other addresses, nor by other methods', async () => {
    await holdsFor(
      1_000,
      strayRequest.map((sent) => ({ sent, fault: strayFault(sent) })),
    );
  }, 120_000);

  it('gets no token, and leaves nothing but the count of wrong passwords', async () => {
    const fault = ({ status, text }: Got) =>
      status === 400 || status === 401 || status === 415 || status === 422 ? undefined : `answered ${status} ${text}`;
    await holdsFor(
      100,
      tokenRequest.map((sent) => ({ sent, fault })),
    );
    const after = await books();
    const changed = Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
    expect(changed.filter((name) => name !== 'login_attempts')).toEqual([]);
  }, 120_000);
});

const isPublic = (path: string) => /^\/(heartbeat|\.well-known\/jwks\.json)(\?|$)/.test(path);

/** Pages and files are there for everybody; Slack's edge says nothing, whatever it is asked. */
function strayFault({ method, path }: Sent): (got: Got) => string | undefined {
  if (method === 'POST' && /^\/slack\/events\/?(\?|$)/i.test(path)) return silentWith(401);
  // OAuth 2 has refusals of its own.
  if (method === 'POST' && path.startsWith('/oauth/token'))
    return ({ status }) => (status < 500 ? undefined : 'a fault');
  return (got) =>
    /^text\/(html|css|javascript)/.test(got.headers['content-type'] ?? '') && got.status < 400
      ? undefined
      : noProblem(got);
}

describe('whoever has the secret, and no sense', () => {
  it.each(['customer', 'manager'] as const)(
    'is answered by the API as a %s',
    async (as) => {
      const authorization = `Bearer ${tokens[as]}`;
      await holdsFor(
        as === 'manager' ? 3_000 : 1_500,
        apiRequest.map((sent) => ({
          sent: { ...sent, headers: { ...sent.headers, authorization } },
          fault: noProblem,
        })),
      );
    },
    120_000,
  );

  it('is answered as Jira', async () => {
    await holdsFor(
      500,
      webhookBody.map((body) => ({
        sent: toJiraEdge(jiraSignature(jiraSecret(), body), body),
        fault: refusedWith(200, 400, 404, 413),
      })),
    );
  }, 120_000);

  it('is answered as Slack', async () => {
    await holdsFor(
      1_500,
      nonsensicalBody(answersTo.url).map(({ contentType, body }) => ({
        sent: toSlackEdge(slackSignature(slackSecret(), body), contentType, body),
        fault: ({ status }) => (allowed(body).includes(status) ? undefined : `answered ${status}`),
      })),
      { atOnce: SLACK_AT_ONCE },
    );
  }, 120_000);
});

/** What is no UTF-8 is read as something else than was signed. */
const allowed = (body: string | Buffer) => (Buffer.isBuffer(body) ? [400, 401, 413] : [200, 400, 404, 413]);

describe('the port for operations', () => {
  it('knows three addresses', async () => {
    const fault = ({ status, text }: Got) =>
      [200, 404, 405].includes(status) && text.length < 1_000_000 ? undefined : 'an odd answer';
    await holdsFor(
      500,
      strayRequest.map((sent) => ({ sent, fault })),
      { client: ops },
    );
  });
});

/** What a signed request that makes no sense may come to: somebody is told that it went wrong, and the log says why. */
const EXPECTED = /^(a listener failed|missing required field|a request of Slack’s was not acknowledged)/;

describe('afterwards', () => {
  it('it was enough, the process is well, and nothing in it went wrong unnoticed', async () => {
    expect(cases).toBeGreaterThanOrEqual(10_000);
    expect((await fetch(`${urls.opsUrl}/readyz`)).status).toBe(200);
    expect((await fetch(`${urls.url}/heartbeat`)).status).toBe(200);
    const bad = ovenbird.log().filter(({ level }) => level === 'error' || level === 'fatal');
    expect(bad.map(({ msg }) => msg).filter((words) => !EXPECTED.test(`${words}`))).toEqual([]);
  });

  it('no object has got what none of its makers gave it', async () => {
    const { docs } = (await bakery.database.db
      .collection('products')
      .aggregate([{ $match: { manager: true } }, { $count: 'docs' }])
      .next()) ?? { docs: 0 };
    expect(docs).toBe(0);
  });
});
