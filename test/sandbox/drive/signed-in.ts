import { createSign } from 'node:crypto';
import type { Sandbox } from '../../../sandbox/server.ts';

interface Credentials {
  client_email: string;
  private_key: string;
  token_uri: string;
}

export function credentialsOf({ env }: Pick<Sandbox, 'env'>): Credentials {
  return JSON.parse(env.GOOGLE_CREDENTIALS ?? '');
}

/** Asks for an access token as a service account does; the claims are laid over the right ones. */
export async function askForToken(sandbox: Pick<Sandbox, 'env'>, claims: object = {}, tamper = ''): Promise<Response> {
  const { client_email, private_key, token_uri } = credentialsOf(sandbox);
  const now = Math.floor(Date.now() / 1_000);
  const scope = 'https://www.googleapis.com/auth/drive';
  const payload = { iss: client_email, aud: token_uri, scope, iat: now, exp: now + 3_600, ...claims };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}`;
  const signature = createSign('RSA-SHA256')
    .update(signed + tamper)
    .sign(private_key, 'base64url');
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const body = new URLSearchParams({ grant_type, assertion: `${signed}.${signature}` });
  return fetch(token_uri, { method: 'POST', body });
}

/** Calls the stand-in with an access token; what is no JSON is text. */
export async function signedIn(sandbox: Pick<Sandbox, 'env'>) {
  const { access_token } = (await (await askForToken(sandbox)).json()) as { access_token: string };
  return async (method: string, path: string, body?: object | string, contentType = 'application/json') => {
    const response = await fetch(`${sandbox.env.GOOGLE_API_URL}${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': contentType },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  };
}
