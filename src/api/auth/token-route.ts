import { z } from 'zod';
import { type Account, isScope, type Scope, scopesOfAccount, type TokenIssuer } from '../../services/access/index.ts';
import { pathNotFound } from '../http/input.ts';
import { publicRoute } from '../http/route.ts';
import { clientCredentialsOf } from './client-credentials.ts';

const text = z.string().max(1_000);

/** What is read of the form; other fields are let through, as the standard wants it. */
const tokenRequest = z.object({
  grant_type: z.enum(['password', 'client_credentials']),
  username: text.optional().meta({ description: 'E-mail address, for `password`.' }),
  password: text.optional(),
  client_id: text.optional().meta({ description: 'For `client_credentials`; or as user name of HTTP Basic.' }),
  client_secret: text.optional(),
  scope: text.optional().meta({ description: 'Separated by spaces; left out, all that the account has.' }),
});

const form = z
  .record(z.string(), z.unknown())
  .meta({ id: 'TokenRequest', override: z.toJSONSchema(tokenRequest, { io: 'input' }) as object });

const token = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int().meta({ description: 'Seconds.' }),
    scope: z.string().meta({ description: 'What it is good for.' }),
  })
  .meta({ id: 'Token' });

const CODES = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'invalid_scope',
  'unsupported_grant_type',
] as const;

type OAuthCode = (typeof CODES)[number];

const oauthError = z
  .strictObject({ error: z.enum(CODES), error_description: z.string() })
  .meta({ id: 'OAuthError', description: 'As OAuth 2 has it. https://www.rfc-editor.org/rfc/rfc6749#section-5.2' });

const NO_STORE = { 'Cache-Control': 'no-store', Pragma: 'no-cache' };
const BASIC_CHALLENGE = { 'WWW-Authenticate': 'Basic realm="ovenbird"' };

/** The same words whatever is wrong: nobody learns who has an account. */
const REFUSED = 'The e-mail address or the password is wrong. After ten wrong ones, wait 15 minutes.';

const refusal = (error: OAuthCode, error_description: string) =>
  ({ status: 400, headers: NO_STORE, body: { error, error_description } }) as const;

const unknownClient = (basic: boolean) =>
  ({
    status: 401,
    headers: { ...NO_STORE, ...(basic && BASIC_CHALLENGE) },
    body: { error: 'invalid_client', error_description: 'The client’s id or secret is wrong.' },
  }) as const;

/** `POST /oauth/token`: our own issuer. */
export const tokenRoute = publicRoute({
  method: 'post',
  path: '/oauth/token',
  operationId: 'getToken',
  summary: 'A token for a person or a program',
  description:
    'People send `grant_type=password` with e-mail address and password; they need no client, and one that is named is not looked at. Programs send `grant_type=client_credentials` with id and secret, by HTTP Basic or in the form. 404 where this bakery issues no tokens of its own.',
  tag: 'Access',
  headers: z.object({ authorization: z.string().optional() }),
  accepts: 'application/x-www-form-urlencoded',
  body: form,
  example: { grant_type: 'password', username: 'customer@example.com', password: 'test' },
  answers: {
    200: {
      description: 'The token.',
      body: token,
      example: {
        access_token: 'eyJhbGciOi…',
        token_type: 'Bearer',
        expires_in: 900,
        scope: 'catalog:read orders:read',
      },
      headers: { 'Cache-Control': 'Nobody keeps it.' },
    },
    400: {
      description: 'The request will not do, or the password is wrong.',
      body: oauthError,
      example: { error: 'invalid_grant', error_description: REFUSED },
    },
    401: {
      description: 'No such client, or another secret.',
      body: oauthError,
      example: { error: 'invalid_client', error_description: 'The client’s id or secret is wrong.' },
    },
  },
  refusals: { 404: ['path_not_found'] },
  async handle({ access }, { body, headers: { authorization }, address }) {
    const { issuer } = access;
    if (!issuer) throw pathNotFound();
    const { success, data: request, error } = tokenRequest.safeParse(body);
    if (!success) return misread(body, error);
    const { grant_type, username, password, scope } = request;
    if (grant_type === 'password') {
      if (!username || password === undefined) return refusal('invalid_request', 'username and password are needed.');
      const user = await access.logIn({ email: username, password, address });
      return user ? tokenOf(issuer, user, scope) : refusal('invalid_grant', REFUSED);
    }
    const credentials = clientCredentialsOf(authorization, request);
    if (!credentials)
      return refusal('invalid_request', 'A client’s id and secret are needed: by HTTP Basic, or in the form.');
    const client = await access.logInClient(credentials);
    return client ? tokenOf(issuer, client, scope) : unknownClient(credentials.basic);
  },
});

function misread(body: Record<string, unknown>, error: z.ZodError) {
  const [field] = error.issues.map(({ path }) => path.join('.'));
  const isOther = field === 'grant_type' && typeof body.grant_type === 'string';
  if (isOther) return refusal('unsupported_grant_type', 'The grant_type is password or client_credentials.');
  return refusal('invalid_request', `${field} is missing, too long, or there twice.`);
}

async function tokenOf(issuer: TokenIssuer, account: Account, asked: string | undefined) {
  const scopes = narrowed(scopesOfAccount(account), asked);
  if (scopes.length === 0) return refusal('invalid_scope', 'The account has none of these scopes.');
  const { id: subject, name } = account;
  const kind = account.kind === 'user' ? 'person' : 'program';
  const issued = await issuer.issue({ subject, name, kind, inSlack: false, scopes });
  return {
    status: 200,
    headers: NO_STORE,
    body: { access_token: issued.token, token_type: 'Bearer', expires_in: issued.expiresIn, scope: scopes.join(' ') },
  } as const;
}

/** What was asked for, of what the account has; whoever asks for nothing means all. */
function narrowed(scopes: readonly Scope[], asked = ''): readonly Scope[] {
  const wanted = asked.split(' ').filter((scope) => scope !== '');
  return wanted.length === 0 ? scopes : scopes.filter((scope) => wanted.some((one) => isScope(one) && one === scope));
}
