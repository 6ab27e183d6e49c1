import { randomUUID } from 'node:crypto';
import { type JSONWebKeySet, SignJWT } from 'jose';
import type { Clock } from '../../platform/clock.ts';
import type { Scope } from './scopes.ts';
import { openSigningKeys } from './signing-keys.ts';

/** Who a token of ours speaks for, and what it is good for. */
export interface Grant {
  /** A Slack user id, or the id of an API user or client. */
  subject: string;
  name: string;
  kind: 'person' | 'program';
  /** True when `subject` is a Slack user id. */
  inSlack: boolean;
  scopes: readonly Scope[];
}

export interface IssuedToken {
  token: string;
  /** Seconds from now. */
  expiresIn: number;
  scopes: readonly Scope[];
  /** Where it is good. */
  url: string;
}

/** Our own issuer of tokens. */
export interface TokenIssuer {
  issue(grant: Grant): Promise<IssuedToken>;
  /** What others verify our tokens with. */
  publicKeys(): Promise<JSONWebKeySet>;
}

/** So long is somebody let in who has just lost a password or a client. */
const TOKEN_SECONDS = 15 * 60;

interface Dependencies {
  /** Issuer and audience: where the API is reached. */
  publicUrl: string;
  signingKeys: JSONWebKeySet;
  clock: Clock;
}

/** @see https://www.rfc-editor.org/rfc/rfc9068 */
export function createTokenIssuer({ publicUrl, signingKeys, clock }: Dependencies): TokenIssuer {
  const opening = openSigningKeys(signingKeys);
  // Whoever asks for them hears of it; until then nobody listens.
  opening.catch(() => undefined);

  return {
    async issue({ subject, name, kind, inSlack, scopes }) {
      const { alg, kid, privateKey } = await opening;
      const now = Math.floor(clock.now().getTime() / 1_000);
      const token = await new SignJWT({ scope: scopes.join(' '), name, kind, in_slack: inSlack })
        .setProtectedHeader({ alg, kid, typ: 'at+jwt' })
        .setIssuer(publicUrl)
        .setAudience(publicUrl)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt(now)
        .setExpirationTime(now + TOKEN_SECONDS)
        .sign(privateKey);
      return { token, expiresIn: TOKEN_SECONDS, scopes, url: publicUrl };
    },
    publicKeys: async () => (await opening).publicKeys,
  };
}
