import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { openWorkspace } from '../../../sandbox/client/index.ts';
import { type StubServer, startStubServer } from '../../../test/support/stub-server.ts';
import { httpEvent } from './support/http-event.ts';
import { type Issuer, openIssuer } from './support/issuer.ts';
import { template } from './support/templates.ts';
import { openWorld, recordsOf, type World } from './support/world.ts';

const OUT = `${import.meta.dirname}/../cdk.out`;

/** Where a bundle lies as it does in Lambda, with nothing of the repository above it. */
const folder = mkdtempSync(join(tmpdir(), 'bundles-'));

let world: World;
let issuer: Issuer;
/** AWS's extension, which hands out secrets. */
let extension: StubServer;

before(async () => {
  [world, issuer, extension] = await Promise.all([openWorld(), openIssuer(), startStubServer()]);
  const { MONGODB_URI, AUCTION_URL, SLACK_BOT_TOKEN } = world.environment as Record<string, string>;
  const SecretString = JSON.stringify({ MONGODB_URI, AUCTION_URL, SLACK_BOT_TOKEN, JIRA_API_TOKEN: 'not-asked-for' });
  extension.answer = (response, { url, headers }) => {
    const isAllowed =
      url?.endsWith('secretId=ovenbird%2Fdev') && headers['x-aws-parameters-secrets-token'] === 'session';
    response.writeHead(isAllowed ? 200 : 403).end(JSON.stringify({ SecretString }));
  };
});
after(async () => {
  rmSync(folder, { recursive: true });
  await extension.close();
  await issuer.close();
  await world.close();
});

/** The bundle of the function whose description this is, as it would be uploaded. */
function bundleOf(stack: 'Notices' | 'Auction' | 'Watch', description: string): string {
  const [found] = Object.values(
    template(stack, 'Dev').findResources('AWS::Lambda::Function', { Properties: { Description: description } }),
  );
  const key = `${found?.Properties.Code.S3Key}`.replace(/\.zip$/, '');
  const [file] = globSync(`${OUT}/asset.${key}/index.js`);
  if (!file) throw new Error(`there is no bundle of "${description}"`);
  const alone = join(mkdtempSync(join(folder, 'function-')), 'index.js');
  copyFileSync(file, alone);
  return alone;
}

/** Runs a bundle in a process of its own. */
async function invoke(bundle: string, event: unknown, environment: Record<string, string> = {}) {
  const program = `require(process.argv[1]).handler(JSON.parse(process.argv[2])).then((said) => {
    console.log(JSON.stringify(said ?? null)); process.exit(0);
  }, (error) => { console.error(error); process.exit(1); })`;
  const { AWS_REGION, AWS_ENDPOINT_URL_S3, S3_BUCKET, SLACK_API_URL } = world.environment as Record<string, string>;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', program, bundle, JSON.stringify(event)], {
    cwd: '/',
    timeout: 30_000,
    env: {
      ...{ AWS_REGION, AWS_ENDPOINT_URL_S3, S3_BUCKET, SLACK_API_URL },
      ...{ AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret', AWS_SESSION_TOKEN: 'session' },
      ...{ BAKERY_SECRET: 'ovenbird/dev', SECRETS_EXTENSION: extension.url },
      ...environment,
    },
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a bundle, run by itself', () => {
  it('does the steps', async () => {
    const steps = bundleOf('Auction', 'Does one step of a run of the auction');
    const [said] = await invoke(steps, { work: 'begin' });
    assert.match(said.run, /^[\w-]{36}$/);
    assert.deepEqual(await invoke(steps, { work: 'take', run: said.run }), [{ runs: [] }]);
  });

  it('takes in records', async () => {
    const event = httpEvent('POST', '/auction/orders', {
      headers: { authorization: `Bearer ${await issuer.token('auction:submit')}`, 'content-type': 'application/json' },
      body: JSON.stringify(recordsOf(2)),
    });
    const issued = { AUTH_ISSUER: issuer.issuer, AUTH_AUDIENCE: issuer.audience, LOG_LEVEL: 'silent' };
    const [said] = await invoke(bundleOf('Auction', 'Takes in records for the auction'), event, issued);
    assert.deepEqual([said.statusCode, JSON.parse(said.body)], [202, { added: 2, repeated: 0 }]);
  });

  it('publishes the figures', async () => {
    const [line] = await invoke(bundleOf('Watch', 'Publishes what the books say as metrics'), {}, { BAKERY: 'dev' });
    assert.deepEqual([line.Bakery, line.DeadDeliveries], ['dev', 0]);
  });

  it('says in Slack what the topic says', async () => {
    const workspace = openWorkspace(world.sandbox.url);
    const channel = await workspace.createChannel('operators');
    await workspace.invite(channel.id, 'U0OVENBIRD');
    const alarm = {
      AlarmName: 'ovenbird-dev-dead-letters',
      NewStateValue: 'ALARM',
      NewStateReason: 'Threshold <!channel>',
    };
    const event = { Records: [{ Sns: { Subject: 'ALARM', Message: JSON.stringify(alarm) } }] };
    const post = bundleOf('Notices', 'Says in Slack what the topic says');
    await invoke(post, event, { SLACK_CHANNEL: channel.id });
    const manager = await workspace.person('Olivia Baker');
    const texts = (await manager.sees.channel(channel.id)).map(({ text }) => text);
    assert.match(`${texts.at(-1)}`, /\*ovenbird-dev-dead-letters\*: ALARM\nThreshold &lt;!channel&gt;/);
  });

  it('fails where it is not let have the secret, and says nothing of it', async () => {
    const steps = bundleOf('Auction', 'Does one step of a run of the auction');
    const refused = invoke(steps, { work: 'begin' }, { BAKERY_SECRET: 'other' });
    await assert.rejects(refused, ({ message }: Error) => {
      assert.match(message, /the extension answered 403/);
      assert.doesNotMatch(message, /mongodb:|xoxb-/);
      return true;
    });
  });
});
