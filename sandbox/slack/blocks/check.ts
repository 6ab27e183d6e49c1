/** Where a block may be shown. */
export type Surface = 'message' | 'modal' | 'home';

/** What a check knows beside the value: where it stands, and where complaints go. */
export interface Inspection {
  surface: Surface;
  /** Files a complaint in Slack's words about the value at a JSON pointer. */
  complain(message: string, pointer: string): void;
}

/** Looks at one value; says nothing when it is as Slack wants it. */
export type Check = (value: unknown, pointer: string, inspection: Inspection) => void;

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Runs one check and returns its complaints as Slack phrases them in `response_metadata.messages`. */
export function complaintsOf(check: Check, value: unknown, pointer: string, surface: Surface): string[] {
  const complaints: string[] = [];
  check(value, pointer, {
    surface,
    complain: (message, at) => complaints.push(`[ERROR] ${message} [json-pointer:${at}]`),
  });
  return complaints;
}
