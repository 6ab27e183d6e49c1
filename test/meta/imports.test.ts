import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = resolve(import.meta.dirname, '../..');
const SRC = join(ROOT, 'src');

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const IMPORT = /^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)'/gms;

/** Every import between files of ours, by path below src, and of packages, by name. */
function importsOf(file: string): Import[] {
  const from = relative(SRC, file);
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, type, specifier = '']) => ({
    from,
    to: specifier.startsWith('.') ? relative(SRC, join(dirname(file), specifier)) : specifier,
    typeOnly: type !== undefined,
  }));
}

const files = globSync('**/*.ts', { cwd: SRC }).map((file) => join(SRC, file));
const all = files.flatMap(importsOf);
const ours = all.filter(({ to }) => files.includes(join(SRC, to)) || to.startsWith('..'));
const room = (path: string) =>
  path
    .split('/')
    .slice(0, path.startsWith('services/') || path.startsWith('integrations/') ? 2 : 1)
    .join('/');
const show = ({ from, to }: Import) => `${from} -> ${to}`;

/** Which top rooms a room may import from, besides itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  listeners: ['services', 'views', 'platform'],
  webhooks: ['services', 'platform'],
  api: ['services', 'platform'],
  config: ['platform'],
  automation: ['services', 'platform'],
  services: ['services', 'platform'],
  integrations: ['services', 'views', 'platform'],
  views: ['services', 'platform'],
  platform: [],
};

describe('the way of the data', () => {
  const top = (path: string) => path.split('/')[0] ?? '';

  it('found the code', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(ours.length).toBeGreaterThan(200);
  });

  it.each(Object.keys(allowed))('%s imports only from the rooms it may', (from) => {
    const wrong = ours.filter(
      (one) => top(one.from) === from && top(one.to) !== from && !allowed[from]?.includes(top(one.to)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it('only app.ts and doctor.ts with their parts know every room; nobody knows them but what is started', () => {
    const outside = files.map((file) => relative(SRC, file)).filter((file) => !file.includes('/'));
    expect(outside.sort()).toEqual(['app.ts', 'config.ts', 'doctor.ts', 'forget.ts', 'index.ts']);
    const builders = /^(app|config|doctor|forget|index)\.ts$|^(app|config|doctor)\//;
    const callers = ours.filter(({ to }) => builders.test(to)).map(({ from }) => from);
    expect(callers.filter((from) => !builders.test(from))).toEqual([]);
  });

  it('nothing reaches into the sandbox or the tests', () => {
    expect(ours.filter(({ to }) => to.startsWith('..')).map(show)).toEqual([]);
  });

  it('views and integrations know of the services only their types', () => {
    const values = ours.filter(
      ({ from, to, typeOnly }) => top(from) === 'views' && top(to) === 'services' && !typeOnly && !isPure(to),
    );
    expect(values.map(show)).toEqual([]);
  });

  it('a domain is entered through its index.ts', () => {
    const inside = ours.filter(
      ({ from, to }) =>
        top(to) === 'services' &&
        room(to) !== room(from) &&
        to !== 'services/principal.ts' &&
        !to.endsWith('/index.ts'),
    );
    expect(inside.map(show)).toEqual([]);
  });

  it('domains depend on each other without cycles; orders knows none that knows it', () => {
    const edges = new Map<string, Set<string>>();
    for (const { from, to } of ours) {
      if (
        top(from) !== 'services' ||
        top(to) !== 'services' ||
        room(from) === room(to) ||
        to === 'services/principal.ts'
      )
        continue;
      edges.set(room(from), (edges.get(room(from)) ?? new Set()).add(room(to)));
    }
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const next of edges.get(from) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        reaches(next, seen);
      }
      return seen;
    };
    for (const domain of edges.keys()) expect(reaches(domain)).not.toContain(domain);
    expect([...reaches('services/orders')].sort()).toEqual(['services/catalog']);
  });

  it('a vendor’s SDK is imported in its own room alone', () => {
    const homes: Readonly<Record<string, RegExp>> = {
      '@slack/bolt': /^(listeners|app)\//,
      '@slack/web-api': /^(integrations\/slack|listeners)\//,
      'jira.js': /^integrations\/jira\//,
      '@octokit/rest': /^integrations\/github\//,
      'googleapis/build/src/apis/drive/index.js': /^integrations\/google-drive\//,
      '@aws-sdk/client-s3': /^integrations\/s3\//,
      nodemailer: /^integrations\/mail\//,
      '@aws-sdk/client-sesv2': /^integrations\/mail\//,
      'node-schedule': /^platform\/schedule\//,
      'cron-parser': /^platform\/schedule\//,
      'prom-client': /^platform\/metrics\//,
      '@opentelemetry/sdk-trace': /^platform\/telemetry\//,
    };
    const strays = all.filter(({ from, to, typeOnly }) => homes[to] && !homes[to].test(from) && !typeOnly);
    expect(strays.map(show)).toEqual([]);
  });

  it('services name no vendor', () => {
    const named = files
      .map((file) => relative(SRC, file))
      .filter((file) => /^services\/.*(slack|jira|github|google)/i.test(file));
    expect(named).toEqual([]);
  });
});

/** A domain whose pure functions and constants a view may use. */
function isPure(to: string): boolean {
  return /^services\/(assistance|catalog|customers|employees|orders|settings)\/index\.ts$/.test(to);
}
