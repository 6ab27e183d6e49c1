import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify, stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readConfig } from '../../src/config.ts';
import { services } from '../../src/doctor/checks.ts';
import { examine } from '../../src/doctor/examine.ts';
import { report } from '../../src/doctor/report.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type SesStandIn, startSesStandIn } from '../support/ses-stand-in.ts';

const DOCTOR = fileURLToPath(new URL('../../src/doctor.ts', import.meta.url));
const SCOPES = ['chat:write', 'im:write'];

let bakery: RunningBakery;
let ses: SesStandIn;
beforeAll(async () => {
  // It stands still: what comes every few minutes does not come in between.
  const opened = new Date();
  bakery = await openBakery({ clock: { now: () => opened } });
  ses = await startSesStandIn();
});
afterAll(async () => {
  await bakery?.close();
  await ses?.close();
});

const everything = () => ({ ...bakery.env, PUBLIC_URL: bakery.url });

/** Runs the program itself. */
async function doctor(env: Record<string, string | undefined>): Promise<{ code: number; said: string }> {
  const { PATH, HOME } = process.env;
  const options = { env: { PATH, HOME, ...env } };
  const { stdout, stderr, code } = await promisify(execFile)(process.execPath, [DOCTOR], options).then(
    (output) => ({ ...output, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  return { code, said: stripVTControlCharacters(stdout + stderr) };
}

/** What is said of these variables, without a process of its own. */
async function saidOf(env: Record<string, string | undefined>, scopes = SCOPES): Promise<string> {
  const config = readConfig({ ...everything(), ...env });
  return stripVTControlCharacters(report(await examine(await services({ config, scopes }))));
}

async function sizes(): Promise<Record<string, number>> {
  const { db } = bakery.database;
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
  const counts = names.map(async (name) => [name, await db.collection(name).countDocuments()] as const);
  return Object.fromEntries(await Promise.all(counts));
}

describe('npm run doctor', () => {
  it('finds everything in order, changes nothing, and ends with 0', async () => {
    await bakery.quiet();
    const before = await sizes();
    const { code, said } = await doctor(everything());
    expect(said).toMatch(/MongoDB\n {2}✓ MongoDB \d.*, replica set/);
    expect(said).toMatch(/✓ Slack knows the bot .* in the workspace/);
    expect(said).toContain('✓ its permissions in the project');
    expect(said).toContain('✓ its webhook leads here');
    expect(said).toContain('✓ Google’s shared drive Ovenbird Bakery, to write');
    expect(said).toContain('to administer');
    expect(said).toMatch(/✓ the mail server .* answers; nobody logged in/);
    expect(said).toContain('✓ the Ovenbird there knows our SLACK_SIGNING_SECRET');
    expect(said).toContain('✓ the Ovenbird there knows our JIRA_WEBHOOK_SECRET');
    expect(said).toMatch(/, 0 broken\n$/);
    expect(code).toBe(0);
    expect(await sizes()).toEqual(before);
  });

  it('ends with 1 where something is broken, and never shows a secret', async () => {
    const { code, said } = await doctor({ ...everything(), SLACK_BOT_TOKEN: 'xoxb-of-yesterday' });
    expect(code).toBe(1);
    expect(said).toContain('invalid_auth');
    expect(said).toContain('put its "Bot User OAuth Token" into SLACK_BOT_TOKEN');
    expect(said).toMatch(/, 1 broken\n$/);
    expect(said).not.toContain('xoxb-of-yesterday');
  });

  it('says what is wrong with the variables before it asks anybody', async () => {
    const { code, said } = await doctor({ MONGODB_URI: 'mongodb://127.0.0.1:1', JIRA_PROJECT: 'BAKE' });
    expect(code).toBe(1);
    expect(said).toContain('JIRA_BASE_URL');
    expect(said).not.toContain('✓');
  });
});

describe('what it says of', () => {
  it('what is not configured', async () => {
    const off = { GITHUB_TOKEN: undefined, GITHUB_REPOSITORY: undefined, GITHUB_API_URL: undefined };
    expect(await saidOf(off)).toMatch(/Off, since nothing configures it:.*GitHub \(GITHUB_TOKEN\)/);
  });

  it('scopes that the installation lacks', async () => {
    const said = await saidOf({}, [...SCOPES, 'admin.teams:write']);
    expect(said).toContain('✗ scopes are missing: admin.teams:write');
  });

  it('a project or issue type that is not there', async () => {
    expect(await saidOf({ JIRA_PROJECT: 'CAKE' })).toContain('✗ the project CAKE');
    expect(await saidOf({ JIRA_ISSUE_TYPE: 'Epic' })).toContain('Put one of these into JIRA_ISSUE_TYPE: Task');
  });

  it('a Jira token that is refused', async () => {
    expect(await saidOf({ JIRA_API_TOKEN: 'stale' })).toMatch(/Jira\n {2}✗ .*lets us in no more/);
  });

  it('a webhook that leads elsewhere', async () => {
    const said = await saidOf({ PUBLIC_URL: 'https://bakery.example' });
    expect(said).toContain('✗ no webhook leads to https://bakery.example/jira/webhook');
    expect(said).toContain('? nobody answers at https://bakery.example');
  });

  it('secrets that the running Ovenbird does not have', async () => {
    const said = await saidOf({ SLACK_SIGNING_SECRET: 'f'.repeat(32), JIRA_WEBHOOK_SECRET: 'another' });
    expect(said).toContain('✗ the Ovenbird there has another SLACK_SIGNING_SECRET');
    expect(said).toContain('✗ the Ovenbird there has another JIRA_WEBHOOK_SECRET');
  });

  it('a drive and a repository that are not there', async () => {
    const said = await saidOf({ GOOGLE_DRIVE_ID: '0AElsewhere', GITHUB_REPOSITORY: 'nobody/nothing' });
    expect(said).toMatch(/Google Drive\n {2}✗ .*404/);
    expect(said).toContain('✗ GitHub’s repository nobody/nothing is not there, or hidden from the token');
  });

  it('servers that are away', async () => {
    const said = await saidOf({ SMTP_URL: 'smtp://127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:1' });
    expect(said).toContain('✗ the mail server 127.0.0.1:1');
    expect(said).toMatch(/Redis\n {2}✗ .*ECONNREFUSED/);
  });

  it('Amazon SES that is not ready', async () => {
    const env = {
      ...{ SMTP_URL: undefined, SES_REGION: 'eu-central-1', MAIL_FROM: 'The Bakery <bakery@example.com>' },
      ...{ AWS_ENDPOINT_URL_SESV2: ses.url, AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' },
    };
    ses.state['/v2/email/account'] = { SendingEnabled: true, ProductionAccessEnabled: false };
    const before = await saidOf(env);
    expect(before).toContain('? SES is in its sandbox');
    expect(before).toContain('✗ neither bakery@example.com nor its domain is verified');
    ses.state['/v2/email/identities/example.com'] = { VerifiedForSendingStatus: true };
    expect(await saidOf(env)).toContain('✓ example.com is verified');
  });
});
