import fc from 'fast-check';

/** What somebody who means harm, or a broken program, writes where a text is expected. */
const TEXTS = [
  ...['', ' ', '.', '..', '0', '-0', '-1', 'NaN', '1e309', '9'.repeat(400), 'null', 'undefined', '[object Object]'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'],
  ...['$gt', '$where', '$ne', 'a.b', '$[]', '{"$gt":""}', "' || '1'=='1", "'; sleep(9999); '"],
  ...[
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '\u202eekac\u202c',
    '\ufeff',
    '\u2028',
    'e\u0301'.repeat(100),
    '🎂'.repeat(500),
  ],
  ...['../../etc/passwd', '..\\..\\boot.ini', '%2e%2e%2f', '..%2f', '%00', '%', '%zz', 'file:///etc/passwd'],
  ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '{{7*7}}', "' OR 1=1 --"],
  ...[
    '<!channel>',
    '<@U0BAKER>',
    '<https://evil.example|here>',
    'a\r\nBcc: thief@example.com',
    '\r\n\r\nHTTP/1.1 200 OK',
  ],
  'x'.repeat(10_000),
  'x'.repeat(100_000),
] as const;

export const hostileText = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string(),
);

/** Objects that mean something to MongoDB or to JavaScript itself. */
const OBJECTS: readonly string[] = [
  '{"$gt":""}',
  '{"$ne":null}',
  '{"$where":"sleep(9999)"}',
  '{"$regex":"^(a+)+$"}',
  '{"$expr":{"$function":{"body":"function(){while(1);}","args":[],"lang":"js"}}}',
  '{"a.b":1,"$set":{"manager":true}}',
  '{"__proto__":{"manager":true}}',
  '{"constructor":{"prototype":{"manager":true}}}',
  '{"toString":1,"valueOf":2}',
  '{"length":1e9}',
  '[[[[[[[[]]]]]]]]',
];

/** Any value where another one is expected: parsed from JSON, so that `__proto__` is a field like any other. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...OBJECTS).map((text): unknown => JSON.parse(text)) },
  { weight: 2, arbitrary: fc.oneof(fc.double(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null)) },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

/** One change of a value that would do: where it is made depends on `at`. */
interface Change {
  how: 'replace' | 'remove' | 'wrap' | 'add';
  at: number;
  key: string;
  value: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'wrap', 'add'),
  at: fc.nat({ max: 10_000 }),
  key: fc.oneof(fc.constantFrom('__proto__', 'constructor', '$where', 'a.b', ''), hostileText),
  value: hostileValue,
});

/** A value that would do, with one to three things in it that would not. */
export function spoilt(good: unknown): fc.Arbitrary<unknown> {
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce(changed, good));
}

type Place = readonly (string | number)[];

function changed(value: unknown, { how, at, key, value: bad }: Change): unknown {
  const places = placesIn(value, []);
  const place = places[at % places.length] ?? [];
  return rewritten(value, place, (inner) => {
    if (how === 'wrap') return [inner];
    if (how === 'remove') return undefined;
    if (how === 'add' && isObject(inner)) return withField(inner, key, bad);
    return bad;
  });
}

function placesIn(value: unknown, here: Place): Place[] {
  if (!isObject(value) && !Array.isArray(value)) return [here];
  return [here, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...here, name]))];
}

function rewritten(value: unknown, [first, ...rest]: Place, rewrite: (inner: unknown) => unknown): unknown {
  if (first === undefined) return rewrite(value);
  if (Array.isArray(value))
    return value.map((inner, at) => (`${at}` === `${first}` ? rewritten(inner, rest, rewrite) : inner));
  if (!isObject(value)) return value;
  return withField(value, `${first}`, rewritten(value[first], rest, rewrite));
}

/** Defines the field, so that `__proto__` is one, too. */
function withField(object: Record<string, unknown>, name: string, value: unknown): Record<string, unknown> {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(object));
  return Object.defineProperty(copy, name, { value, enumerable: true, configurable: true, writable: true });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON that is none, or more of it than anybody needs. @param good JSON that would do */
export function brokenJson(good: string): fc.Arbitrary<string | Buffer> {
  return fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: good.length }).map((end) => good.slice(0, end)) },
    { weight: 3, arbitrary: hostileText },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('['.repeat(50_000), '{"a":'.repeat(20_000), `${good}${good}`, `\ufeff${good}`),
    },
    { weight: 1, arbitrary: fc.constantFrom(' '.repeat(1_048_577), `{"name":"${'x'.repeat(1_048_577)}"}`) },
  );
}

/** What a body may be said to be. */
export const contentTypes = [
  ...['application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'text/plain', ''],
  ...['application/json; charset=utf-16', 'multipart/form-data; boundary=x', 'application/xml', 'nonsense', '*/*'],
];

/** A part of a path that is no id, as it may be written there. */
export const hostilePathPart = hostileText
  .map((text) => text.slice(0, 5_000))
  .chain((text) =>
    fc.constantFrom(
      encodeURIComponent(text.toWellFormed()),
      // Left as it is, but for what no HTTP client can send.
      text.replace(/[^\x21-\x7e]|[?#]/g, '') || '%00',
    ),
  );
