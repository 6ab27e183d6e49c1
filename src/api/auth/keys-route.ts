import { z } from 'zod';
import { pathNotFound } from '../http/input.ts';
import { publicRoute } from '../http/route.ts';

const jsonWebKey = z
  .looseObject({ kty: z.string(), kid: z.string(), alg: z.string(), use: z.literal('sig') })
  .meta({ id: 'JsonWebKey' });

const keySet = z.strictObject({ keys: z.array(jsonWebKey) }).meta({ id: 'JsonWebKeySet' });

/** `GET /.well-known/jwks.json` */
export const keysRoute = publicRoute({
  method: 'get',
  path: '/.well-known/jwks.json',
  operationId: 'getKeys',
  summary: 'The keys that our tokens are signed with',
  description: 'A JSON Web Key Set. 404 where this bakery issues no tokens of its own.',
  tag: 'Access',
  answers: {
    200: {
      description: 'The public keys.',
      body: keySet,
      headers: { 'Cache-Control': 'For how long it may be kept.' },
    },
  },
  refusals: { 404: ['path_not_found'] },
  async handle({ access: { issuer } }) {
    if (!issuer) throw pathNotFound();
    const { keys } = keySet.parse(await issuer.publicKeys());
    return { status: 200, headers: { 'Cache-Control': 'public, max-age=300' }, body: { keys } };
  },
});
