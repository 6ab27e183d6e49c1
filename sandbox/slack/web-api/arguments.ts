import type { Json } from '../state/types.ts';
import { ApiError, withMessages } from './error.ts';

/** The arguments of one call, whichever way they came: query, form (objects as JSON text) or JSON. */
export interface Arguments {
  text(name: string): string | undefined;
  /** @throws ApiError `invalid_arguments` when it is not there */
  required(name: string): string;
  flag(name: string): boolean;
  /** A structured argument; undefined when it is not there. @throws ApiError `invalid_arguments` for text that is no JSON */
  json(name: string): unknown;
}

/** Reads the arguments of a request. */
export async function readArguments(request: Request): Promise<Arguments> {
  const given = { ...Object.fromEntries(new URL(request.url).searchParams), ...(await bodyOf(request)) };
  const text = (name: string) => {
    const value = given[name];
    if (value === undefined || value === null || value === '') return undefined;
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    text,
    required: (name) => {
      const value = text(name);
      if (value === undefined) {
        throw withMessages('invalid_arguments', [`[ERROR] missing required field: ${name} [json-pointer:/${name}]`]);
      }
      return value;
    },
    flag: (name) => ['true', '1'].includes(text(name) ?? ''),
    json: (name) => parse(name, given[name]),
  };
}

async function bodyOf(request: Request): Promise<Json> {
  const body = await request.text();
  if (body === '') return {};
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
  if (!type.startsWith('application/json')) throw new ApiError('invalid_post_type');
  try {
    return JSON.parse(body);
  } catch {
    throw new ApiError('invalid_json');
  }
}

function parse(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value ?? undefined;
  if (value === '') return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw withMessages('invalid_arguments', [`[ERROR] must be valid json [json-pointer:/${name}]`]);
  }
}
