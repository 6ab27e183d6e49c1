import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';

const MONGODB_URI = 'mongodb://127.0.0.1:27017/ovenbird';

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs nothing but MongoDB; whatever is not configured is off', () => {
    expect(readConfig({ MONGODB_URI })).toMatchObject({
      port: 3000,
      opsPort: 3001,
      role: 'all',
      publicUrl: 'http://localhost:3000',
      slack: undefined,
      jira: undefined,
      mail: undefined,
      github: undefined,
      drive: undefined,
    });
  });

  it('names every fault at once', () => {
    expect(faultsOf({ PORT: 'x', ROLE: 'boss', SLACK_BOT_TOKEN: 'xoxp-1', JIRA_PROJECT: 'BAKE' })).toEqual([
      'PORT must be a port number',
      'ROLE must be all, web or worker',
      'MONGODB_URI is missing',
      'SLACK_BOT_TOKEN must be a bot token, xoxb-...',
      'SLACK_SIGNING_SECRET or SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN needs it',
      'JIRA_BASE_URL is missing: JIRA_PROJECT needs it',
      'JIRA_EMAIL is missing: JIRA_PROJECT needs it',
      'JIRA_API_TOKEN is missing: JIRA_PROJECT needs it',
    ]);
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' }],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }],
    [{ MAIL_FROM: 'bakery@example.com', SMTP_URL: 'smtp://localhost:25' }],
    [{ GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'bakery/recipes' }],
  ])('takes a complete group: %j', (group) => {
    expect(faultsOf({ MONGODB_URI, ...group })).toEqual([]);
  });

  it('reads the key of a service account, and says what else it is not', () => {
    const key = { client_email: 'bakery@example.iam', private_key: '-----BEGIN PRIVATE KEY-----\n' };
    const given = (text: string) => ({ MONGODB_URI, GOOGLE_CREDENTIALS: text, GOOGLE_DRIVE_ID: '0A1' });
    expect(readConfig(given(JSON.stringify(key))).drive).toEqual({
      account: {
        email: key.client_email,
        privateKey: key.private_key,
        tokenUri: 'https://oauth2.googleapis.com/token',
      },
      driveId: '0A1',
      apiUrl: undefined,
    });
    for (const wrong of ['/run/secrets/google.json', '{"private_key": "hunter2"}', '{']) {
      expect(faultsOf(given(wrong))).toEqual([
        'GOOGLE_CREDENTIALS must be the JSON key of a service account (GOOGLE_CREDENTIALS_FILE: the path of one)',
      ]);
    }
    expect(faultsOf({ MONGODB_URI, GOOGLE_DRIVE_ID: '0A1' })).toEqual([
      'GOOGLE_CREDENTIALS is missing: GOOGLE_DRIVE_ID needs it',
    ]);
  });

  it('takes an empty variable as absent', () => {
    expect(readConfig({ MONGODB_URI, PORT: '', SLACK_BOT_TOKEN: ' ' })).toMatchObject({ port: 3000, slack: undefined });
  });

  it('reads secrets from files, and never both', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'ovenbird-')), 'token');
    writeFileSync(file, 'ghp_secret\n');
    const group = { MONGODB_URI, GITHUB_TOKEN_FILE: file, GITHUB_REPOSITORY: 'bakery/recipes' };
    expect(readConfig(group).github?.token).toBe('ghp_secret');
    expect(faultsOf({ ...group, GITHUB_TOKEN: 'other' })).toEqual([
      'GITHUB_TOKEN and GITHUB_TOKEN_FILE are both set: leave one out',
    ]);
    expect(faultsOf({ ...group, GITHUB_TOKEN_FILE: `${file}.gone` })[0]).toMatch(/^GITHUB_TOKEN_FILE cannot be read/);
  });

  it('tells no secret in its faults', () => {
    const faults = faultsOf({ MONGODB_URI: 'postgres://user:hunter2@host', SLACK_BOT_TOKEN: 'hunter2' });
    expect(faults.join()).not.toContain('hunter2');
  });
});
