import { createLocalJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Access, TokenIssuer } from '../../services/access/index.ts';
import type { TrustedIssuer } from './authenticate.ts';

/** What our own tokens say: nobody else can sign them. */
const claims = z.object({
  sub: z.string(),
  scope: z.string(),
  name: z.string(),
  kind: z.enum(['person', 'program']),
  in_slack: z.boolean(),
});

interface Dependencies {
  publicUrl: string;
  issuer: TokenIssuer;
  scopesNow: Access['scopesNow'];
  clock: Clock;
}

/**
 * Tokens that we have issued ourselves: issuer and audience are our own address. They are never good for more than their
 * holder may do at this moment: whoever was fired, or revoked, has lost it by the next request.
 */
export function ownIssuer({ publicUrl, issuer, scopesNow, clock }: Dependencies): TrustedIssuer {
  const opening = issuer.publicKeys().then((publicKeys) => ({
    keyFor: createLocalJWKSet(publicKeys),
    // A key says which algorithm it is for; nothing that a token says can widen this.
    algorithms: publicKeys.keys.flatMap(({ alg }) => alg ?? []),
  }));
  // Keys that cannot be used are told to whoever calls; until then nobody listens.
  opening.catch(() => undefined);

  return {
    issuer: publicUrl,
    async verify(token) {
      const { keyFor, algorithms } = await opening;
      const { payload } = await jwtVerify(token, keyFor, {
        ...{ issuer: publicUrl, audience: publicUrl, algorithms, typ: 'at+jwt' },
        requiredClaims: ['exp', 'sub'],
        currentDate: clock.now(),
      });
      const { sub: id, scope, name, kind, in_slack: inSlack } = claims.parse(payload);
      const granted = new Set(scope.split(' '));
      const scopes = new Set((await scopesNow({ id, inSlack })).filter((one) => granted.has(one)));
      return { id, name, kind, inSlack, scopes };
    },
  };
}
