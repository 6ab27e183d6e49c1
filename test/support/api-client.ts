import { parseJson } from '../../src/platform/json.ts';
import { type Scope, scopesOfAccount } from '../../src/services/access/index.ts';
import { openAccount } from './api-account.ts';
import type { AnotherBakery } from './bakery.ts';
import { checkAnswer } from './openapi.ts';

/** A process of the bakery. */
type Served = Pick<AnotherBakery, 'app' | 'database' | 'url'>;

/** What the bakery answered. */
export interface ApiAnswer {
  status: number;
  headers: Headers;
  /** As it came. */
  text: string;
  /** What the JSON says; undefined where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  body: any;
}

export interface ApiRequest {
  /** Written as JSON, or sent as it is when it is a text. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody who uses the API. */
export interface ApiClient {
  get(path: string, request?: ApiRequest): Promise<ApiAnswer>;
  post(path: string, body?: unknown, request?: ApiRequest): Promise<ApiAnswer>;
  patch(path: string, body?: unknown, request?: ApiRequest): Promise<ApiAnswer>;
  put(path: string, body?: unknown, request?: ApiRequest): Promise<ApiAnswer>;
  delete(path: string, request?: ApiRequest): Promise<ApiAnswer>;
  /** Any method, nothing set by itself but the token. */
  send(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  /** An answer that goes on, such as server-sent events: not held against the document. */
  open(path: string, init?: RequestInit): Promise<Response>;
  token: string | undefined;
}

export interface ApiClientOptions {
  /** Somebody with an account of the API, `nobody` without a token, or somebody in Slack with their own rights. */
  as: 'customer' | 'staff' | 'manager' | 'nobody' | { slackUser: string; name?: string };
  /** In the place of the role's. */
  scopes?: readonly Scope[];
}

/**
 * Somebody who uses the API of this bakery. Every answer, refusals too, is held against the OpenAPI document: the test
 * fails where the document does not know it.
 */
export async function apiClient(bakery: Served, { as, scopes }: ApiClientOptions): Promise<ApiClient> {
  const token = as === 'nobody' ? undefined : await tokenFor(bakery, as, scopes);

  async function send(method: string, path: string, { body, headers = {} }: ApiRequest = {}): Promise<ApiAnswer> {
    const response = await fetch(`${bakery.url}${path}`, {
      method,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), ...headers },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== '';
    const answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? parseJson(text) : undefined,
    };
    checkAnswer({ method, path, ...answer });
    return answer;
  }

  const withBody =
    (method: string) =>
    (path: string, body?: unknown, request: ApiRequest = {}) =>
      send(method, path, {
        body,
        headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...request.headers },
      });

  return {
    token,
    send,
    get: (path, request) => send('GET', path, request),
    delete: (path, request) => send('DELETE', path, request),
    post: withBody('POST'),
    patch: withBody('PATCH'),
    put: withBody('PUT'),
    open: (path, init) =>
      fetch(`${bakery.url}${path}`, {
        ...init,
        headers: { ...(token && { Authorization: `Bearer ${token}` }), ...init?.headers },
      }),
  };
}

async function tokenFor(
  { app, database }: Served,
  as: Exclude<ApiClientOptions['as'], 'nobody'>,
  scopes?: readonly Scope[],
): Promise<string> {
  const { access, employees } = app.services;
  if (!access.issuer) throw new Error('this bakery issues no tokens');
  if (typeof as !== 'string') {
    const person = await employees.principalOf(as.slackUser, as.name);
    return (await access.tokenFor(person)).token;
  }
  const account = await openAccount(database, as, scopes);
  const { token } = await access.issuer.issue({
    ...{ subject: account.id, name: account.name, inSlack: false },
    kind: account.kind === 'user' ? 'person' : 'program',
    scopes: scopesOfAccount(account),
  });
  return token;
}
