import type { Document } from 'mongodb';
import type { ShardKey } from './keys.ts';

/**
 * Where a router sends a command: to the shards that hold these values of the key, to all of them, or nowhere, because it
 * may not change one document without knowing where that is.
 */
export type Route = { to: 'values'; values: readonly string[] } | { to: 'all' } | { to: 'refused' };

const ALL: Route = { to: 'all' };
const REFUSED: Route = { to: 'refused' };

/**
 * Routes a command on a sharded collection as MongoDB 6.0 does.
 *
 * @see https://www.mongodb.com/docs/v6.0/core/sharded-cluster-query-router/
 * @see https://www.mongodb.com/docs/v6.0/reference/method/db.collection.findAndModify/#sharded-collections
 */
export function routeOf(command: Document, key: ShardKey): Route {
  const [name] = Object.keys(command);
  switch (name) {
    case 'insert':
      return together(command.documents.map((document: Document) => byFilter(document, key)));
    case 'update':
      return together(command.updates.map((update: Document) => ofUpdate(update, key)));
    case 'delete':
      return together(command.deletes.map(({ q, limit }: Document) => ofChange(q, limit === 1, key)));
    case 'findAndModify': {
      const found = byFilter(command.query, key);
      return found.to === 'values' && found.values.length === 1 ? found : REFUSED;
    }
    case 'aggregate':
      return byFilter(command.pipeline[0]?.$match ?? {}, key);
    case 'find':
      return byFilter(command.filter ?? {}, key);
    default:
      return byFilter(command.query ?? {}, key);
  }
}

function ofUpdate({ q, multi, upsert }: Document, key: ShardKey): Route {
  const found = byFilter(q, key);
  return upsert && found.to !== 'values' ? REFUSED : ofChange(q, !multi, key);
}

/** One document alone is changed where its shard is known, or, by its `_id`, by asking all shards for it. */
function ofChange(filter: Document, one: boolean, key: ShardKey): Route {
  const found = byFilter(filter, key);
  if (!one || found.to === 'values') return found;
  return equalTo(filter, '_id') === undefined ? REFUSED : ALL;
}

/** Which values of the key a filter, or a document, may be about. */
function byFilter(filter: Document, key: ShardKey): Route {
  const choices = Object.keys(key).map((field) => equalTo(filter, field));
  const known = choices.filter((choice) => choice !== undefined);
  if (known.length < choices.length) return ALL;
  const values = known.reduce<string[]>((left, right) => left.flatMap((a) => right.map((b) => `${a}|${b}`)), ['']);
  return { to: 'values', values };
}

/** The values that a field is equal to one of; undefined where the filter does not say. */
function equalTo(filter: Document, field: string): string[] | undefined {
  const wanted = field in filter ? filter[field] : field.split('.').reduce((inner, part) => inner?.[part], filter);
  if (wanted === undefined) return undefined;
  if (isOperators(wanted)) {
    if ('$eq' in wanted) return [text(wanted.$eq)];
    return '$in' in wanted ? wanted.$in.map(text) : undefined;
  }
  return [text(wanted)];
}

const isOperators = (value: unknown): value is Document =>
  typeof value === 'object' && value !== null && Object.keys(value).some((name) => name.startsWith('$'));

const text = (value: unknown): string => JSON.stringify(value);

function together(routes: readonly Route[]): Route {
  if (routes.some(({ to }) => to === 'refused')) return REFUSED;
  const values = new Set<string>();
  for (const route of routes) {
    if (route.to !== 'values') return ALL;
    for (const value of route.values) values.add(value);
  }
  return { to: 'values', values: [...values] };
}
