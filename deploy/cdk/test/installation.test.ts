import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readInstallation } from '../lib/installation.ts';
import { context } from './support/context.ts';

describe('an installation', () => {
  const dev = context.ovenbird.dev;

  it('is the one of the example', () => {
    assert.equal(readInstallation(context.ovenbird).region, 'eu-west-1');
  });

  it('names every field that is wrong', () => {
    const wrong = { ...context.ovenbird, dev: { ...dev, domain: 'bakery.example.org', size: 'huge' }, more: 1 };
    const variables = { ...context.ovenbird, prod: { ...dev, variables: { MONGODB_URI: 'mongodb://x' } } };
    assert.throws(() => readInstallation(wrong), /more[\s\S]*dev\.size/);
    assert.throws(() => readInstallation(variables), /MONGODB_URI/);
    assert.throws(
      () => readInstallation({ ...context.ovenbird, dev: { ...dev, domain: 'bakery.example.org' } }),
      /the domain is not in the zone/,
    );
  });
});
