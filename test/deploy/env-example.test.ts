import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { withSecretFiles } from '../../src/config/environment.ts';
import { variables } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';
import { readEnvExample } from './support/env-example.ts';

const FOLDER = resolve(import.meta.dirname, '../../deploy/compose');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');

/** Of groups that are not complete without a secret. */
const NEEDS_A_SECRET = /^(JIRA_|GITHUB_REPOSITORY|GOOGLE_DRIVE_ID)/;

describe('.env.example', () => {
  const lines = readEnvExample(join(FOLDER, '.env.example'));
  const line = (name: string) => lines.find((one) => one.name === name);
  const known = Object.entries(variables.shape);
  const isSecret = (name: string) => {
    const faults: string[] = [];
    withSecretFiles({ [`${name}_FILE`]: '/no/such/file' }, faults);
    return faults.length > 0;
  };
  /** What compose.yaml itself asks for, with its default. */
  const asked = new Map(
    [...read('compose.yaml').matchAll(/\$\{(\w+):-([^}]*)\}/g)].map(([, name = '', usual]) => [name, usual]),
  );

  it('has every variable that is read, once, and no other', () => {
    const wanted = new Set([...known.map(([name]) => name), ...asked.keys()]);
    expect(lines.map(({ name }) => name).sort()).toEqual([...wanted].sort());
  });

  it('says which are required, and leaves the others commented out', () => {
    const required = known.filter(([, schema]) => !schema.safeParse(undefined).success).map(([name]) => name);
    expect(lines.filter((one) => !one.commentedOut).map(({ name }) => name)).toEqual(required);
    expect(lines.filter(({ comment }) => comment.includes('Required.')).map(({ name }) => name)).toEqual(required);
  });

  it.each(known.map(([name, schema]) => ({ name, schema })))(
    'gives $name its default, or an example',
    ({ name, schema }) => {
      const { value = '', asFile } = line(name) ?? {};
      expect(asFile).toBe(isSecret(name) && name !== 'MONGODB_URI');
      if (asFile) return expect(value).toBe(`/run/secrets/${name.toLowerCase()}`);
      const given = schema.safeParse(value);
      expect(given.error?.issues).toBeUndefined();
      const { data: usual } = schema.safeParse(undefined);
      if (usual !== undefined && !Array.isArray(usual)) expect(given.data).toEqual(usual);
    },
  );

  it('gives compose.yaml’s own variables the defaults that stand there', () => {
    expect(Object.fromEntries([...asked.keys()].map((name) => [name, line(name)?.value]))).toEqual(
      Object.fromEntries(asked),
    );
  });

  it('starts the app as it is, and with everything that does not exclude each other', () => {
    const env = (some: typeof lines) => Object.fromEntries(some.map(({ name, value }) => [name, value]));
    expect(readConfig(env(lines.filter((one) => !one.commentedOut)))).toMatchObject({ role: 'all', port: 3000 });
    expect(readConfig(env(lines.filter((one) => !one.asFile && !NEEDS_A_SECRET.test(one.name)))).publicUrl).toBe(
      'http://localhost:3000',
    );
  });
});
