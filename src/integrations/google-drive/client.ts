import { auth, drive, type drive_v3, type MethodOptions } from 'googleapis/build/src/apis/drive/index.js';
import { AccessLost } from '../../platform/failures.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { driveFailure, signInFailure } from './failures.ts';

/** What the key file of a service account says. */
export interface ServiceAccount {
  email: string;
  /** PEM. */
  privateKey: string;
  /** Where its signed word is exchanged for an access token. */
  tokenUri: string;
}

export interface DriveConnection {
  account: ServiceAccount;
  /** Google's own unless given. */
  apiUrl?: string;
  /** Of one request, in milliseconds. */
  timeout?: number;
}

/**
 * Makes one call of Drive; the options are for the SDK's method, beside its parameters.
 *
 * @returns what Drive answered
 * @throws TransientFailure, PermanentFailure, RateLimited, AccessLost
 */
export type DriveCall = (
  signal: AbortSignal,
  work: (drive: Pick<drive_v3.Drive, 'drives' | 'files'>, options: MethodOptions) => Promise<{ data: unknown }>,
) => Promise<unknown>;

const TIMEOUT_MS = 10_000;
/** All of Drive, that is: what is shared with the service account. */
const SCOPE = 'https://www.googleapis.com/auth/drive';
/** The library asks here whatever the key file says. */
const GOOGLES_TOKEN_URI = 'https://oauth2.googleapis.com/token';

/**
 * Google's SDK with our ways: every request carries the request id and has a time limit, every fault is classified. It
 * retries nothing by itself: the outbox does. One client is kept, and with it the access token, until that is refused.
 *
 * @see https://github.com/googleapis/google-api-nodejs-client#request-level-options
 */
export function createDriveCall({ account, apiUrl, timeout = TIMEOUT_MS }: DriveConnection): DriveCall {
  const connect = () => {
    const signedIn = signingInAs(account, timeout);
    return { signedIn, google: drive({ version: 'v3', auth: signedIn }) };
  };
  let connection = connect();
  return async (signal, work) => {
    const { signedIn, google } = connection;
    await signedIn.getAccessToken().catch((error) => {
      throw signInFailure(error);
    });
    try {
      // The address is given with each call: set on the client, it would be left out of account for uploads.
      return (await work(google, { signal, rootUrl: apiUrl && `${apiUrl}/`, retry: false })).data;
    } catch (error) {
      const failure = driveFailure(error);
      // The token would be kept for an hour, also when the account is let in again.
      if (failure instanceof AccessLost) connection = connect();
      throw failure;
    }
  };
}

/** @see https://developers.google.com/identity/protocols/oauth2/service-account */
function signingInAs({ email, privateKey, tokenUri }: ServiceAccount, timeout: number) {
  return new auth.JWT({
    email,
    key: privateKey,
    scopes: [SCOPE],
    additionalClaims: { aud: tokenUri },
    transporterOptions: { timeout, retryConfig: { retry: 0 }, fetchImplementation: fetchFor(tokenUri) },
  });
}

/** `fetch`, with the request id; and the token is asked for where the key file says. */
function fetchFor(tokenUri: string): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.set('x-request-id', currentRequestId());
    return fetch(String(input) === GOOGLES_TOKEN_URI ? tokenUri : input, { ...init, headers });
  };
}
