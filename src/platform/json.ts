declare global {
  interface JSON {
    /** @see https://tc39.es/proposal-json-parse-with-source/ */
    rawJSON(text: string): RawJson;
  }
}

/** A number that is written as its text says: `100.0` stays `100.0`. */
export interface RawJson {
  readonly rawJSON: string;
}

/** TypeScript does not know yet that a reviver is told how a value was written. */
const parse: (
  text: string,
  reviver: (this: object, key: string, value: unknown, context?: { source?: string }) => unknown,
) => unknown = JSON.parse;

const texts = new WeakMap<object, Map<string, string>>();

/**
 * Reads JSON as `JSON.parse` does, and remembers how each number was written: `100.0` and `100` are the same number, and
 * not the same text.
 *
 * @throws SyntaxError when it is no JSON
 */
export function parseJson(text: string): unknown {
  return parse(text, function (this: object, key, value, context) {
    const source = context?.source;
    if (typeof value === 'number' && source !== undefined) {
      const known = texts.get(this) ?? new Map<string, string>();
      texts.set(this, known.set(key, source));
    }
    return value;
  });
}

/** What a text says that should be JSON; undefined where it is none, which JSON itself cannot say. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How a number was written in the JSON that {@link parseJson} read; undefined where it came from somewhere else. */
export function writtenIn(holder: object, key: string | number): string | undefined {
  return texts.get(holder)?.get(String(key));
}
