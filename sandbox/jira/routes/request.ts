import type { EmulatorContext } from 'emulate';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import type { Presenter, Wanted } from '../present.ts';
import type { JiraSettings, JiraState } from '../state.ts';
import type { Tickets } from '../tickets.ts';

/** What every group of routes is made from. */
export interface RouteOptions {
  app: EmulatorContext<JiraState>['app'];
  tickets: Tickets;
  present: Presenter;
  settings: JiraSettings;
}

export type Call = Parameters<Parameters<RouteOptions['app']['get']>[1]>[0];

/** The JSON body of a request, of the shape that `schema` says. */
export async function bodyOf<Schema extends z.ZodType>(call: Call, schema: Schema): Promise<z.infer<Schema>> {
  const text = await call.req.text();
  const parsed = schema.safeParse(text === '' ? {} : parseJson(text));
  if (parsed.success) return parsed.data;
  throw new JiraError(400, [`Invalid request payload. ${z.prettifyError(parsed.error)}`]);
}

/** A list in the query, given comma-separated, repeatedly, or both. */
export function listOf(call: Call, name: string): string[] {
  return (call.req.queries(name) ?? []).flatMap((value) => value.split(',')).filter(Boolean);
}

export function wantedOf(call: Call): Wanted {
  return { fields: listOf(call, 'fields'), properties: listOf(call, 'properties') };
}

/** The asked-for page of a list, in Jira's older way: from an index on. */
export function pageOf<Item>(call: Call, items: readonly Item[], usual: number) {
  const startAt = Number(call.req.query('startAt') ?? 0);
  const maxResults = Math.min(Number(call.req.query('maxResults') ?? usual), usual);
  return { startAt, maxResults, total: items.length, items: items.slice(startAt, startAt + maxResults) };
}

/** @throws JiraError 403 when the account may only look */
export function requireWritable(settings: JiraSettings): void {
  if (!settings.writable) throw new JiraError(403, ['You do not have permission to edit issues in this project.']);
}

/** Properties come as a list of entries; a value takes at most 32,768 characters. */
export const entityProperties = z.array(z.object({ key: z.string().min(1).max(255), value: z.unknown() }));

export function propertiesOf(entries: z.infer<typeof entityProperties>): Record<string, unknown> {
  for (const { key, value } of entries) checkProperty(key, value);
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

export function checkProperty(key: string, value: unknown): void {
  if (value === undefined) throw new JiraError(400, [`The property ${key} has no value`]);
  if (JSON.stringify(value).length > 32_768) throw new JiraError(400, [`The value of property ${key} is too long`]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JiraError(400, ['There was an error parsing JSON. Check that your request body is valid.']);
  }
}
