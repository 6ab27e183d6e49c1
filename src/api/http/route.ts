import type { z } from 'zod';
import type { RequestKey } from '../../platform/once.ts';
import type { Scope } from '../../services/access/index.ts';
import type { Principal } from '../../services/principal.ts';
import type { Tag } from '../openapi/tags.ts';
import type { ApiServices } from '../services.ts';
import { readInput } from './input.ts';

/** Who may use a route: everybody, whoever has a token, or tokens with a scope. */
export type RouteAccess = 'public' | 'signed-in' | Scope;

/** What a body may be. */
export type BodyType = 'application/json' | 'application/x-www-form-urlencoded';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** One answer of a route, as the document tells it. */
export interface AnswerDefinition {
  description: string;
  /** What the body is; without one there is none. */
  body?: z.ZodType;
  /** Shown in the document, and held against it by a test. */
  example?: unknown;
  /** Name -> what it says: `{ Location: 'Address of the cake.' }`. */
  headers?: Readonly<Record<string, string>>;
  /** For an answer that goes on: the handler gives a `stream` of text. Its `body` is one piece, for the document. */
  contentType?: 'text/event-stream';
}

type Answers = Readonly<Record<number, AnswerDefinition>>;

/** What a handler answers with: one of the answers that its route defines. */
export type AnswerOf<A extends Answers> = {
  [Status in keyof A & number]: A[Status] extends { contentType: string }
    ? AnswerWith<Status, undefined, AsyncIterable<string>>
    : A[Status] extends { body: infer Body extends z.ZodType }
      ? AnswerWith<Status, z.output<Body>, undefined>
      : AnswerWith<Status, undefined, undefined>;
}[keyof A & number];

type AnswerWith<Status, Body, Stream> = {
  status: Status;
  headers?: Readonly<Record<string, string>>;
} & (Body extends undefined ? { body?: undefined } : { body: Body }) &
  (Stream extends undefined ? { stream?: undefined } : { stream: Stream });

/** Any answer, as the machinery sends it. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  stream?: AsyncIterable<string>;
}

/** What came with a request, before it is read. */
export interface RawInput {
  params: unknown;
  query: unknown;
  headers: unknown;
  body: unknown;
}

/** Who asks, and how. */
export interface Circumstances<By> {
  by: By;
  /** Whether the token has this scope too. */
  may(scope: Scope): boolean;
  /** Of a POST with an `Idempotency-Key`: hand it to the service, and its outcome to `first`. */
  key?: RequestKey;
  /** Where the request comes from, as far as our proxies say; of IPv6 the network. */
  address: string;
  /** Aborted when nobody waits for the answer any more. */
  signal: AbortSignal;
}

/** A request as a handler gets it: read by the route's schemas. */
export type Input<Params, Query, Headers, Body, By> = Circumstances<By> & {
  params: Params;
  query: Query;
  headers: Headers;
  body: Body;
};

/** What a route says of itself: the one source of its validation, its types and its place in the document. */
export interface RouteDefinition<
  By,
  Params extends z.ZodType,
  Query extends z.ZodType,
  Headers extends z.ZodType,
  Body extends z.ZodType,
  A extends Answers,
> {
  method: Method;
  /** As OpenAPI writes it: `/cakes/{id}`. */
  path: `/${string}`;
  /** Unique; generated clients name their functions by it. */
  operationId: string;
  summary: string;
  description?: string;
  tag: Tag;
  /** A token that also has this scope acts as the role that the scope belongs to. */
  widenedBy?: Scope;
  /** What does not fit is 404. */
  params?: Params;
  query?: Query;
  /** Names in lower case; other headers are let through. */
  headers?: Headers;
  body?: Body;
  /** `application/json` unless said otherwise. */
  accepts?: BodyType;
  /** A body that will do, for the document; a test holds it against the schema. */
  example?: unknown;
  answers: A;
  /** Status -> codes of the refusals that are this route's own; those of the machinery are added by themselves. */
  refusals?: Readonly<Record<number, readonly string[]>>;
  handle(
    services: ApiServices,
    input: Input<z.output<Params>, z.output<Query>, z.output<Headers>, z.output<Body>, By>,
  ): Promise<AnswerOf<NoInfer<A>>>;
}

type AnyDefinition = RouteDefinition<never, z.ZodType, z.ZodType, z.ZodType, z.ZodType, Answers>;

/** A route whatever its types: ready to be mounted and documented. */
export interface Route extends Omit<AnyDefinition, 'handle'> {
  access: RouteAccess;
  /** Reads the input, then handles it. @throws DomainError `input_invalid` that names every faulty field */
  run(services: ApiServices, raw: RawInput, circumstances: Circumstances<Principal | undefined>): Promise<Answer>;
}

/** A route for whoever has a token: with the scope, or any. */
export function route<
  const A extends Answers,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Headers extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(
  definition: RouteDefinition<Principal, Params, Query, Headers, Body, A> & { access: Exclude<RouteAccess, 'public'> },
): Route {
  return {
    ...definition,
    async run(services, raw, { by, ...circumstances }) {
      if (!by) throw new Error(`${definition.operationId} was reached without a principal`);
      return definition.handle(services, { ...readInput(definition, raw), ...circumstances, by });
    },
  };
}

/** A route for everybody. */
export function publicRoute<
  const A extends Answers,
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Headers extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: RouteDefinition<undefined, Params, Query, Headers, Body, A>): Route {
  return {
    ...definition,
    access: 'public',
    run: async (services, raw, circumstances) =>
      definition.handle(services, { ...readInput(definition, raw), ...circumstances, by: undefined }),
  };
}
