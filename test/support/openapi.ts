import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createApiDocument } from '../../src/api/openapi/document.ts';
import { routes } from '../../src/api/routes.ts';

// As it is served: through JSON.
const document = JSON.parse(JSON.stringify(createApiDocument(routes)));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ $id: 'api', ...document });

/** Part of the document, as JSON pointers name it. */
const pointer = (...parts: string[]) =>
  parts.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Faults of a value against the schema at a place of the document; none when it is valid. */
export function faultsAt(value: unknown, ...place: string[]): string[] {
  const validate = ajv.compile({ $ref: `api#${encodeURI(pointer(...place))}` });
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export interface Answered {
  method: string;
  path: string;
  status: number;
  headers: Headers;
  body: unknown;
}

/** @throws when the document does not know this answer. Unknown addresses and methods are in no document: a problem will do */
export function checkAnswer({ method, path, status, headers, body }: Answered): void {
  const place = operationAt(method, path);
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const what = `${method} ${path} answered ${status} ${type}`;
  if (!place) {
    const faults = faultsAt(body, 'components', 'schemas', 'Problem');
    if (![404, 405].includes(status) || faults.length > 0) throw new Error(`${what}, and is in no document: ${faults}`);
    return;
  }
  const { responses } = document.paths[place.path][place.method];
  const found = responses[status];
  if (!found) throw new Error(`${what}; the document knows ${Object.keys(responses)}. ${JSON.stringify(body)}`);
  const [response, at] = resolved(found, ['paths', place.path, place.method, 'responses', `${status}`]);
  for (const [name, { required }] of Object.entries<{ required?: boolean }>(response.headers ?? {})) {
    if (required && !headers.has(name)) throw new Error(`${what} without ${name}`);
  }
  if (!response.content) {
    if (body !== undefined) throw new Error(`${what} with a body; the document knows none`);
    return;
  }
  if (method === 'HEAD') return;
  if (!response.content[type]) throw new Error(`${what}; the document knows ${Object.keys(response.content)}`);
  const faults = faultsAt(body, ...at, 'content', type, 'schema');
  if (faults.length > 0)
    throw new Error(`${what}, not as the document says: ${faults.join('; ')}. ${JSON.stringify(body)}`);
}

// biome-ignore lint/suspicious/noExplicitAny: a part of a document
function resolved(part: any, place: string[]): [any, string[]] {
  if (typeof part.$ref !== 'string') return [part, place];
  const parts = part.$ref.slice(2).split('/');
  return [parts.reduce((at: Record<string, unknown>, name: string) => at[name], document), parts];
}

/** Which operation of the document a request is about. */
function operationAt(method: string, path: string): { path: string; method: string } | undefined {
  const wanted = path.split('?')[0]?.split('/') ?? [];
  const fits = (template: string) => {
    const parts = template.split('/');
    return (
      parts.length === wanted.length && parts.every((part, index) => part.startsWith('{') || part === wanted[index])
    );
  };
  const paths = Object.keys(document.paths).filter(fits);
  // A path without parameters goes before one with.
  const [found] = paths.sort((one, other) => one.split('{').length - other.split('{').length);
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  return found && document.paths[found][asked] ? { path: found, method: asked } : undefined;
}

/** Every example of the document: where it is, and what it shows. */
export function examples(): { place: string[]; example: unknown }[] {
  const found: { place: string[]; example: unknown }[] = [];
  walk(document, []);
  return found;

  function walk(part: unknown, place: string[]): void {
    if (typeof part !== 'object' || part === null) return;
    if ('example' in part && 'schema' in part) found.push({ place: [...place, 'schema'], example: part.example });
    for (const [name, value] of Object.entries(part)) if (name !== 'example') walk(value, [...place, name]);
  }
}
