import { createHmac, generateKeyPair, randomBytes, timingSafeEqual, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ACCOUNT, SCOPE } from './site.ts';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const HOUR_S = 60 * 60;
/** How far a clock may be off. */
const SKEW_S = 5 * 60;

const claims = z.object({ iss: z.string(), aud: z.string(), scope: z.string(), iat: z.number(), exp: z.number() });

export type SignIn = Awaited<ReturnType<typeof openSignIn>>;

/** One pair of keys for each process: making one takes its time. */
let ownKeys: ReturnType<typeof makeKeys> | undefined;

function makeKeys() {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/**
 * The service account's key, and the endpoint where its signed word is exchanged for an access token.
 *
 * @see https://developers.google.com/identity/protocols/oauth2/service-account#httprest
 */
export async function openSignIn(baseUrl: string) {
  ownKeys ??= makeKeys();
  const { publicKey, privateKey } = await ownKeys;
  const tokenUri = `${baseUrl}/token`;
  const secret = randomBytes(32);
  const seal = (payload: string) => createHmac('sha256', secret).update(payload).digest('base64url');

  function faultOf(assertion: string): string | undefined {
    const [header = '', payload = '', signature = ''] = assertion.split('.');
    const signed = verify('RSA-SHA256', Buffer.from(`${header}.${payload}`), publicKey, fromBase64(signature));
    if (!signed) return 'Invalid JWT Signature.';
    const parsed = claims.safeParse(JSON.parse(fromBase64(payload).toString()));
    if (!parsed.success) return 'Invalid JWT: a claim is missing.';
    const { iss, aud, scope, iat, exp } = parsed.data;
    const now = Date.now() / 1_000;
    if (iss !== ACCOUNT.emailAddress) return 'Invalid grant: account not found';
    if (aud !== tokenUri) return 'Invalid JWT: Failed audience check.';
    if (!scope.split(' ').includes(SCOPE)) return 'Invalid OAuth scope or ID token audience provided.';
    const timely = iat <= now + SKEW_S && exp >= now - SKEW_S && exp - iat <= HOUR_S;
    return timely ? undefined : 'Invalid JWT: Token must be a short-lived token (60 minutes).';
  }

  return {
    /** The account's key file, as Google hands it out. */
    credentials: {
      type: 'service_account',
      project_id: ACCOUNT.project,
      private_key_id: 'sandbox',
      private_key: privateKey,
      client_email: ACCOUNT.emailAddress,
      token_uri: tokenUri,
    },

    async token(request: Request): Promise<Response> {
      const form = new URLSearchParams(await request.text());
      if (form.get('grant_type') !== GRANT_TYPE) return refusal('unsupported_grant_type', 'Invalid grant_type');
      const fault = faultOf(form.get('assertion') ?? '');
      if (fault) return refusal('invalid_grant', fault);
      const payload = Buffer.from(JSON.stringify({ exp: Date.now() / 1_000 + HOUR_S })).toString('base64url');
      const access_token = `ya29.${payload}.${seal(payload)}`;
      return Response.json({ access_token, expires_in: HOUR_S - 1, token_type: 'Bearer' });
    },

    /** Whether a request carries a token of ours that has not run out. */
    accepts(request: Request): boolean {
      const [, payload = '', sealed = ''] =
        /^Bearer ya29\.([\w-]+)\.([\w-]+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
      const expected = Buffer.from(seal(payload));
      const given = Buffer.from(sealed);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      return JSON.parse(fromBase64(payload).toString()).exp > Date.now() / 1_000;
    },
  };
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64url');
}

function refusal(error: string, description: string): Response {
  return Response.json({ error, error_description: description }, { status: 400 });
}
