import fc from 'fast-check';
import { createApiDocument } from '../../../src/api/openapi/document.ts';
import { routes } from '../../../src/api/routes.ts';
import { brokenJson, contentTypes, hostilePathPart, hostileText, hostileValue, spoilt } from './hostile.ts';
import type { Sent } from './keep-alive-client.ts';

interface Operation {
  method: string;
  path: string;
  query: string[];
  headers: string[];
  /** A body that would do. */
  example: unknown;
}

/** Every operation of the OpenAPI document, as it is served. */
export const operations: readonly Operation[] = Object.entries(
  JSON.parse(JSON.stringify(createApiDocument(routes))).paths as Record<string, Record<string, DocumentedOperation>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { parameters = [], requestBody }]) => ({
    ...{ method: method.toUpperCase(), path },
    query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
    headers: parameters.filter((one) => one.in === 'header').map(({ name }) => name),
    example: Object.values(requestBody?.content ?? {})[0]?.example,
  })),
);

interface DocumentedOperation {
  parameters?: { in: string; name: string }[];
  requestBody?: { content: Record<string, { example?: unknown }> };
}

/** What a header may hold, as HTTP has it: RFC 9110, section 5.5. */
const headerText = hostileText.map((text) =>
  text
    .replace(/[^\x20-\x7e]/g, '')
    .slice(0, 2_000)
    .trim(),
);

const anyOperation = fc.constantFrom(...operations.filter(({ path }) => path !== '/oauth/token'));

/** Requests to the API that are wrong in some way, most of them. */
export const apiRequest: fc.Arbitrary<Sent> = anyOperation.chain((operation) =>
  fc
    .record({
      path: pathOf(operation),
      query: queryOf(operation),
      headers: headersOf(operation),
      body: bodyOf(operation),
    })
    .map(({ path, query, headers, body }) => ({
      method: operation.method,
      path: `${path}${query}`,
      headers: { ...headers, ...(body !== undefined && { 'content-type': body.contentType }) },
      body: body?.text,
    })),
);

function pathOf({ path }: Operation): fc.Arbitrary<string> {
  const known = fc.constantFrom('chocolate_cake', 'mint_tea', '1', '2', 'butter:g');
  const parts = path
    .split('/')
    .map((part) => (part.startsWith('{') ? fc.oneof(known, hostilePathPart) : fc.constant(part)));
  return fc.tuple(...parts).map((written) => written.join('/'));
}

function queryOf({ query }: Operation): fc.Arbitrary<string> {
  const name = fc.oneof(
    fc.constantFrom('limit', 'cursor', ...query),
    fc.constantFrom('__proto__', 'limit[$gt]', 'a[b][c]', 'status[]'),
  );
  const pair = fc
    .tuple(name, hostileText)
    .map(([key, value]) => `${key}=${encodeURIComponent(value.slice(0, 2_000).toWellFormed())}`);
  return fc.array(pair, { maxLength: 3 }).map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''));
}

function headersOf({ headers }: Operation): fc.Arbitrary<Record<string, string>> {
  const names = [
    ...headers.map((name) => name.toLowerCase()),
    'idempotency-key',
    'x-request-id',
    'if-match',
    'last-event-id',
    'accept',
    'origin',
  ];
  const some = fc.array(fc.tuple(fc.constantFrom(...names), headerText), { maxLength: 2 });
  return some.map((pairs) => Object.fromEntries(pairs));
}

interface Body {
  contentType: string;
  text: string | Buffer;
}

function bodyOf({ example }: Operation): fc.Arbitrary<Body | undefined> {
  if (example === undefined) return fc.constant(undefined);
  const good = JSON.stringify(example);
  const said = (value: unknown): Body => ({ contentType: 'application/json', text: JSON.stringify(value) ?? '' });
  return fc.oneof(
    { weight: 8, arbitrary: spoilt(example).map(said) },
    { weight: 2, arbitrary: hostileValue.map(said) },
    { weight: 3, arbitrary: brokenJson(good).map((text) => ({ contentType: 'application/json', text })) },
    { weight: 2, arbitrary: fc.constantFrom(...contentTypes).map((contentType) => ({ contentType, text: good })) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

/** Requests for tokens. Few: each password that is looked at costs as much as it should. */
export const tokenRequest: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.dictionary(
      fc.constantFrom(
        'grant_type',
        'username',
        'password',
        'client_id',
        'client_secret',
        'scope',
        '__proto__',
        'username[$gt]',
      ),
      fc.oneof(hostileText, fc.constantFrom('password', 'client_credentials', 'customer@example.com')),
      { noNullPrototype: true },
    ),
    fc.constantFrom('application/x-www-form-urlencoded', ...contentTypes),
  )
  .map(([fields, contentType]) => ({
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': contentType },
    body: contentType.includes('json') ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
  }));

/** Addresses where there is nothing, and methods that nobody uses. */
export const strayRequest: fc.Arbitrary<Sent> = fc
  .record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH'),
    start: fc.constantFrom(
      '/',
      '/docs/',
      '/slack/',
      '/slack/events',
      '/jira/webhook',
      '/docs',
      '/openapi.json',
      '/healthz',
      '/metrics',
      ...operations.map(({ path }) => path),
    ),
    more: fc.oneof(
      fc.constant(''),
      hostilePathPart,
      hostilePathPart.map((part) => `../../${part}`),
      hostilePathPart.map((part) => `?${part}`),
    ),
    headers: fc.dictionary(
      fc.constantFrom('accept', 'range', 'x-forwarded-for', 'x-http-method-override', 'origin', 'if-none-match'),
      headerText,
    ),
  })
  .map(({ method, start, more, headers }) => ({ method, path: `${start}${more}`, headers }));
