import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readStages } from './support/dockerfile.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const stages = readStages(read('Dockerfile'));
const stage = (name: string) => stages.find((one) => one.name === name);

describe('the Dockerfile', () => {
  it('has the app as its last stage, on the Node that the tests run on', () => {
    expect(stages.map(({ name }) => name)).toEqual(['base', 'bundle', 'sandbox', 'app']);
    const { devDependencies } = JSON.parse(read('package.json'));
    expect(stage('base')?.base).toMatch(new RegExp(`^node:${devDependencies.node}-\\w+-slim(@sha256:[0-9a-f]{64})?$`));
  });

  it.each(['sandbox', 'app'])('runs %s as node itself, with the rights of nobody in particular', (name) => {
    expect(stage(name)).toMatchObject({
      user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
      run: ['node', ...(name === 'app' ? ['--enable-source-maps'] : []), expect.any(String)],
    });
    expect(stage(name)?.healthcheck.slice(0, 2)).toEqual(['node', '-e']);
  });

  it('is made for any processor on any other: nothing runs but on the builder’s own', () => {
    const emulated = ['base', 'app'].flatMap((name) => stage(name)?.steps ?? []).filter(({ kind }) => kind === 'run');
    expect(emulated).toEqual([]);
    expect(stage('bundle')).toMatchObject({ base: stage('base')?.base, platform: '$BUILDPLATFORM' });
  });

  it('starts production with nothing of the sandbox in it', () => {
    const copied = stage('app')?.steps.flatMap((step) => (step.kind === 'copy' ? step.sources : ['a command']));
    expect(copied).toEqual(['/app/node_modules/swagger-ui-dist', '/app/licenses', 'manifest.json', '/app/dist']);
    expect(stage('app')?.env).toEqual({ NODE_ENV: 'production' });
    expect(stage('sandbox')?.env).not.toHaveProperty('NODE_ENV');
  });

  it('is sent exactly what it copies', () => {
    const [first, ...allowed] = read('.dockerignore')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
    const steps = stages.flatMap((one) => one.steps);
    const sources = steps.flatMap((step) => (step.kind === 'copy' && !step.from ? step.sources : []));
    expect(first).toBe('*');
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...new Set(sources)].sort());
    expect(sources.filter((source) => !existsSync(join(ROOT, source)))).toEqual([]);
  });
});
