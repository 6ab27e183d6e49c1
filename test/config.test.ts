import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from '../src/config.ts';
import { signingKeys } from './support/signing-keys.ts';

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
      auctionUrl: undefined,
      s3: undefined,
      tracing: undefined,
    });
  });

  it('traces where there is a collector, in ways that we know', () => {
    const collector = { MONGODB_URI, OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
    const usual = { protocol: 'http/protobuf', sampler: 'parentbased_always_on', ratio: 1 };
    expect(readConfig(collector).tracing).toEqual(usual);
    const tenth = { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' };
    expect(readConfig({ ...collector, ...tenth }).tracing).toMatchObject({ ratio: 0.1 });
    const odd = { OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc', OTEL_TRACES_SAMPLER: 'some', OTEL_TRACES_SAMPLER_ARG: '7' };
    expect(faultsOf({ ...collector, ...odd })).toEqual([
      'OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf or http/json',
      expect.stringMatching(/^OTEL_TRACES_SAMPLER must be one of always_on, /),
      expect.stringMatching(/^OTEL_TRACES_SAMPLER_ARG /),
    ]);
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
    [{ MAIL_FROM: 'bakery@example.com', SES_REGION: 'eu-central-1' }],
    [{ GITHUB_TOKEN: 't', GITHUB_REPOSITORY: 'bakery/recipes' }],
    [{ S3_BUCKET: 'cakes', AWS_REGION: 'eu-central-1' }],
    [{ AUCTION_URL: 'https://auction.example.com' }],
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

  it.each(['127.0.0.1', '::', 'localhost', 'bakery-1.internal'])('listens on %s alone', (address) => {
    expect(readConfig({ MONGODB_URI, BIND_ADDRESS: address }).bindAddress).toBe(address);
  });

  it.each(['http://127.0.0.1', '127.0.0.1:3000', '*', '127.0.0.1, ::1'])('cannot listen on %s', (address) => {
    expect(faultsOf({ MONGODB_URI, BIND_ADDRESS: address })).toEqual([
      'BIND_ADDRESS must be an IP address of this machine, or its name',
    ]);
  });

  it.each(['true', 'false', '2', 'loopback', '10.0.0.0/8', 'loopback, 2001:db8::/32, 10.1.2.3/255.255.0.0'])(
    'takes the proxy %s',
    (proxy) => {
      expect(readConfig({ MONGODB_URI, TRUST_PROXY: proxy }).trustProxy).toBe(proxy);
    },
  );

  it.each(['yes', '-1', '10.0.0.0/x', 'loopback,,10.0.0.1', 'proxy.example.com'])('takes no proxy %s', (proxy) => {
    expect(faultsOf({ MONGODB_URI, TRUST_PROXY: proxy })).toEqual([
      'TRUST_PROXY must be true, false, a number of hops, or addresses such as loopback, 10.0.0.0/8',
    ]);
  });

  it('takes addresses with a slash at their end, behind which paths are put, and without', () => {
    const key = { client_email: 'bakery@example.iam', private_key: '-----BEGIN PRIVATE KEY-----\n' };
    const { publicUrl, github, drive } = readConfig({
      ...{ MONGODB_URI, PUBLIC_URL: 'https://bakery.example.com/' },
      ...{
        GITHUB_TOKEN: 't',
        GITHUB_REPOSITORY: 'bakery/recipes',
        GITHUB_API_URL: 'https://github.example.com/api/v3/',
      },
      ...{ GOOGLE_CREDENTIALS: JSON.stringify(key), GOOGLE_DRIVE_ID: '0A1', GOOGLE_API_URL: 'http://localhost:4000/' },
    });
    expect([publicUrl, github?.apiUrl, drive?.apiUrl]).toEqual([
      'https://bakery.example.com',
      'https://github.example.com/api/v3',
      'http://localhost:4000',
    ]);
  });

  it('reads where results are kept; a region alone, as every machine at AWS has one, is nothing', () => {
    const bucket = { MONGODB_URI, S3_BUCKET: 'cakes', AWS_REGION: 'eu-central-1' };
    expect(readConfig(bucket).s3).toEqual({ bucket: 'cakes', region: 'eu-central-1' });
    const keys = { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'secret' };
    expect(readConfig({ ...bucket, ...keys, AWS_ENDPOINT_URL_S3: 'http://localhost:9000' }).s3).toMatchObject({
      ...{ endpoint: 'http://localhost:9000', credentials: { accessKeyId: 'AKIA1', secretAccessKey: 'secret' } },
    });
    expect(readConfig({ MONGODB_URI, AWS_REGION: 'eu-central-1' }).s3).toBeUndefined();
    expect(faultsOf({ MONGODB_URI, S3_BUCKET: 'cakes' })).toEqual(['AWS_REGION is missing: S3_BUCKET needs it']);
    expect(faultsOf({ MONGODB_URI, AUCTION_URL: 'auction.example.com' })).toEqual([
      'AUCTION_URL must be an http or https address',
    ]);
  });

  it('sends mail one way: by SMTP or by Amazon SES', () => {
    const [MAIL_FROM, SES_REGION] = ['bakery@example.com', 'eu-central-1'];
    const endpoint = 'http://127.0.0.1:4566';
    expect(readConfig({ MONGODB_URI, MAIL_FROM, SES_REGION, AWS_ENDPOINT_URL_SESV2: endpoint }).mail).toEqual({
      from: MAIL_FROM,
      ses: { region: SES_REGION, endpoint, credentials: undefined },
    });
    expect(readConfig({ MONGODB_URI, MAIL_FROM, SES_REGION, AWS_ENDPOINT_URL: endpoint }).mail?.ses?.endpoint).toBe(
      endpoint,
    );
    expect(faultsOf({ MONGODB_URI, MAIL_FROM, SES_REGION, SMTP_URL: 'smtp://localhost' })).toEqual([
      'SMTP_URL and SES_REGION are both set: leave one out',
    ]);
    expect(faultsOf({ MONGODB_URI, MAIL_FROM })).toEqual(['SMTP_URL or SES_REGION is missing: MAIL_FROM needs it']);
    expect(faultsOf({ MONGODB_URI, MAIL_FROM, SES_REGION: 'Frankfurt' })).toEqual([
      'SES_REGION must be a region of AWS, such as eu-central-1',
    ]);
  });

  it('reads the keys that tokens are signed with, and takes none that cannot be used', () => {
    const rsa = (modulusLength: number) =>
      generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ format: 'jwk' });
    const [ec] = JSON.parse(signingKeys('a')).keys;
    const { d: _, ...verifies } = ec;
    const given = (...keys: object[]) => ({ MONGODB_URI, AUTH_SIGNING_KEYS: JSON.stringify({ keys }) });
    expect(readConfig(given(ec, verifies)).signingKeys?.keys).toHaveLength(2);
    expect(readConfig(given(rsa(2_048))).signingKeys?.keys).toHaveLength(1);
    const faulty = [
      [],
      [verifies, ec],
      [{ kty: 'oct', k: 'c2VjcmV0' }],
      [{ ...ec, x: 'AA' }],
      [{ ...ec, alg: 'RS256' }],
      [rsa(1_024)],
    ];
    for (const keys of faulty)
      expect(faultsOf(given(...keys))).toEqual([expect.stringMatching(/^AUTH_SIGNING_KEYS must/)]);
    expect(faultsOf({ MONGODB_URI, AUTH_SIGNING_KEYS: 'x' })).toHaveLength(1);
  });

  it('trusts an outside issuer only about what is for us, and only origins that are some', () => {
    const issuer = { AUTH_ISSUER: 'https://id.example.com', AUTH_AUDIENCE: 'bakery' };
    expect(readConfig({ MONGODB_URI, ...issuer }).outsideIssuer).toEqual({
      issuer: 'https://id.example.com',
      audience: 'bakery',
    });
    expect(faultsOf({ MONGODB_URI, AUTH_ISSUER: issuer.AUTH_ISSUER })).toEqual([
      'AUTH_AUDIENCE is missing: AUTH_ISSUER needs it',
    ]);
    const origins = 'https://shop.example.com, http://localhost:5173';
    expect(readConfig({ MONGODB_URI, CORS_ORIGINS: origins }).corsOrigins).toEqual(origins.split(', '));
    for (const CORS_ORIGINS of ['*', 'shop.example.com', 'https://shop.example.com/']) {
      expect(faultsOf({ MONGODB_URI, CORS_ORIGINS })[0]).toMatch(/^CORS_ORIGINS.* must be origins/);
    }
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
    expect(faultsOf({ ...group, GITHUB_TOKEN_FILE: `${file}.gone` })[0]).toBe(
      'GITHUB_TOKEN_FILE cannot be read: ENOENT',
    );
  });

  it('tells no secret in its faults', () => {
    const faults = faultsOf({ MONGODB_URI: 'postgres://user:hunter2@host', SLACK_BOT_TOKEN: 'hunter2' });
    expect(faults.join()).not.toContain('hunter2');
  });

  it.each([
    ['REDIS_URL', 'redis://user:hunter2@[host', 'must be a redis:// or rediss:// address'],
    ['REDIS_URL', 'redis://user:hunter2@host:99999', 'must be a redis:// or rediss:// address'],
    ['SMTP_URL', 'smtp://user:hunter2@[host', 'must be an smtp:// or smtps:// address'],
    ['SMTP_URL', 'smtp://user:hunter2%@host', 'must be an smtp:// or smtps:// address'],
    ['AUCTION_URL', 'https://user:hunter2%@host', 'must be an http or https address'],
    ['SLACK_APP_TOKEN_FILE', 'xapp-hunter2', 'cannot be read: ENOENT'],
  ])('names %s as %s without it: whoever reads it later would quote it', (name, value, fault) => {
    const faults = faultsOf({ MONGODB_URI, MAIL_FROM: 'bakery@example.com', SES_REGION: '', [name]: value });
    expect(faults.find((one) => one.startsWith(name))).toContain(fault);
    expect(faults.join()).not.toContain('hunter2');
  });
});
