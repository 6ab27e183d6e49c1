/** A part of what Slack sends whose shape depends on who wrote it. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The objects in a list; none where there is no list. */
export function listIn(holder: Json, name: string): Json[] {
  const value = holder[name];
  return Array.isArray(value) ? value.filter(isJson) : [];
}

/** A text; empty where there is none. */
export function textIn(holder: Json, name: string): string {
  const value = holder[name];
  return typeof value === 'string' ? value : '';
}
