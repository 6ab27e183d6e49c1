import { describe, expect, it } from '@jest/globals';
import type { Request } from 'express';
import { requestKeyOf } from '../../../src/api/http/idempotency.ts';

/** As much of a request as is read. */
const sent = (key: string) => ({ method: 'POST', path: '/cakes', get: () => key }) as unknown as Request;
const keyOf = (principal: string, key: string) => requestKeyOf(sent(key), principal, '{}')?.key;

describe('the key of a request', () => {
  it('is nobody else’s, whatever signs stand in ids and keys', () => {
    expect(keyOf('oidc:anna', 'b:1')).not.toBe(keyOf('oidc:anna:b', '1'));
    expect(keyOf('oidc:anna', '","b')).not.toBe(keyOf('oidc:anna","', 'b'));
    expect(keyOf('oidc:\ud800', '1')).toBeDefined();
  });

  it('is the same one in quotation marks and without them', () => {
    expect(keyOf('anna', '"1"')).toBe(keyOf('anna', '1'));
  });
});
