import express, { type Request, type RequestHandler } from 'express';
import { parseJson } from '../../platform/json.ts';
import { HttpRefusal } from './refusal.ts';
import type { BodyType } from './route.ts';

const LARGEST_BODY = '1mb';

/** Takes the body as it came: how a number is written says whether it is grams or pieces, so no parser may read it first. */
export const takeBody: RequestHandler = express.raw({ type: () => true, limit: LARGEST_BODY });

/** The body's text; empty where there is none. @throws HttpRefusal 400 when it is not UTF-8 */
export function textOf({ body }: Request): string {
  if (!Buffer.isBuffer(body)) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw noJson('The body is not UTF-8.');
  }
}

/**
 * Reads a body of the type that its route takes.
 *
 * @returns what the JSON says, or a form's fields: a name given twice has a list
 * @throws HttpRefusal 400 or 415
 */
export function readBody(request: Request, text: string, type: BodyType): unknown {
  if (text !== '' && !request.is(type)) {
    throw new HttpRefusal({ status: 415, code: 'media_type_unsupported', detail: `The body must be ${type}.` });
  }
  return type === 'application/json' ? jsonIn(text) : fieldsIn(text);
}

function jsonIn(text: string): unknown {
  if (text.trim() === '') throw noJson('The request has no body; it must be JSON.');
  try {
    return parseJson(text);
  } catch {
    throw noJson('The body is no JSON.');
  }
}

function fieldsIn(text: string): Record<string, string | string[]> {
  const form = new URLSearchParams(text);
  const names = [...new Set(form.keys())];
  return Object.fromEntries(names.map((name) => [name, single(form.getAll(name))]));
}

function single(values: string[]): string | string[] {
  const [first] = values;
  return values.length === 1 && first !== undefined ? first : values;
}

function noJson(detail: string): HttpRefusal {
  return new HttpRefusal({ status: 400, code: 'body_not_json', detail });
}
