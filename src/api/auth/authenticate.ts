import { decodeJwt, errors } from 'jose';
import { type Authenticate, unauthorized } from './bearer.ts';
import type { Caller } from './caller.ts';

/** Somebody whose tokens we trust. */
export interface TrustedIssuer {
  /** As its tokens name it. */
  issuer: string;
  /** @throws jose's errors when the token is not to be trusted; HttpRefusal when that cannot be told */
  verify(token: string): Promise<Caller>;
}

/** Tokens of each issuer are checked in the same way; one of nobody's that we trust is refused. */
export function createAuthenticate(issuers: readonly TrustedIssuer[]): Authenticate {
  return async (token) => {
    try {
      const named = decodeJwt(token).iss;
      const issuer = issuers.find((one) => one.issuer === named);
      if (!issuer) throw strangers();
      return await issuer.verify(token);
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw expired();
      if (error instanceof errors.JOSEError) throw invalid();
      throw error;
    }
  };
}

const error = 'invalid_token' as const;

const expired = () => unauthorized({ code: 'token_expired', detail: 'This token has expired: get a new one.', error });

const invalid = () => unauthorized({ code: 'token_invalid', detail: 'This token is not valid here.', error });

const strangers = () =>
  unauthorized({ code: 'token_invalid', detail: 'This token is from nobody whose tokens we take.', error });
