import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi';
import { SCOPES } from '../../services/access/index.ts';
import { IDEMPOTENCY_KEY } from '../http/idempotency.ts';
import type { AnswerDefinition, Route } from '../http/route.ts';
import { problemResponse } from './problem.ts';
import { refusalsOf } from './refusals.ts';
import { TAGS } from './tags.ts';

/** Of the API's contract: the second number counts what was added, the first what was broken. */
const VERSION = '1.0.0';

const DESCRIPTION = `What people do with the bakery in Slack, for programs: the menu, orders, the stock, employees, questions, the auction.

Every answer that is no success is a problem (RFC 9457) with a stable \`code\`, and the fields that are wrong. A POST with an
\`Idempotency-Key\` is done once, however often it is sent within 24 hours. Lists come in pages: \`next\` is the \`cursor\` of the next.

In amounts of ingredients a number with a decimal point is grams and a whole one is pieces: \`100.0\` is 100 g, \`100\` is 100 pieces.
Where a language cannot write the difference, say \`"100 g"\` and \`"100 pcs"\`.`;

/** The OpenAPI document of these routes: what they say of themselves, and nothing besides. */
export function createApiDocument(routes: readonly Route[]) {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Ovenbird',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        oauth2: {
          type: 'oauth2',
          description:
            'Tokens of the bakery’s own: people with e-mail address and password, programs with id and secret.',
          flows: {
            password: { tokenUrl: '/oauth/token', scopes: SCOPES },
            clientCredentials: { tokenUrl: '/oauth/token', scopes: SCOPES },
          },
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A token that you have: from `/bakery token` in Slack, or from the issuer that this bakery trusts.',
        },
      },
    },
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { operationId, summary, description, tag, body, example, accepts = 'application/json' } = route;
  return {
    ...{ operationId, summary, description, tags: [tag] },
    security: securityOf(route),
    requestParams: parametersOf(route),
    ...(body && {
      requestBody: { required: !(body instanceof z.ZodOptional), content: { [accepts]: { schema: body, example } } },
    }),
    responses: responsesOf(route),
  };
}

function securityOf({ access }: Route): Record<string, string[]>[] {
  if (access === 'public') return [];
  const scopes = access === 'signed-in' ? [] : [access];
  return [{ oauth2: scopes }, { token: scopes }];
}

function parametersOf(route: Route) {
  const [path, query] = [objectOf(route.params), objectOf(route.query)];
  return { ...(path && { path }), ...(query && { query }), header: headersOf(route) };
}

function headersOf({ access, method, headers }: Route) {
  const given = objectOf(headers)?.shape ?? {};
  // Of `Authorization` the security schemes tell. https://spec.openapis.org/oas/v3.1.1.html#parameter-object
  const told = Object.entries(given).filter(([name]) => name !== 'authorization');
  const named = Object.fromEntries(told.map(([name, schema]) => [capitalised(name), schema]));
  const keyed = method === 'post' && access !== 'public';
  return z.object({ ...named, ...(keyed && { [IDEMPOTENCY_KEY]: idempotencyKey }) });
}

const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'Sent again within 24 hours with the same body, the request is answered as the first time, and done once.',
    example: '5e0b9a52-8e62-4c7b-a1a9-3d3f3e0f9d2b',
    param: { id: 'IdempotencyKey' },
  });

/** `if-match` -> `If-Match` */
const capitalised = (name: string) => name.replace(/(?:^|-)\w/g, (letter) => letter.toUpperCase());

function objectOf(schema: z.ZodType | undefined): z.ZodObject | undefined {
  return schema instanceof z.ZodObject ? schema : undefined;
}

/** What a route answers, and what it is refused with; a status that is both has both. */
function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const answers = Object.entries(route.answers).map(([status, answer]) => [status, answerOf(answer)] as const);
  const problems = [...refusalsOf(route)].map(([status, codes]) => {
    const [problem, answer] = [problemResponse(status, codes), route.answers[status]];
    if (!answer) return [status, problem] as const;
    const own = answerOf(answer);
    return [status, { ...own, content: { ...own.content, ...problem.content } }] as const;
  });
  return Object.fromEntries([...answers, ...problems]);
}

function answerOf({ description, body, example, headers, contentType }: AnswerDefinition) {
  return {
    description,
    ...(body && { content: { [contentType ?? 'application/json']: { schema: body, example } } }),
    ...(headers && { headers: z.object(Object.fromEntries(Object.entries(headers).map(headerOf))) }),
  };
}

const headerOf = ([name, description]: [string, string]) => [name, z.string().meta({ description })] as const;
