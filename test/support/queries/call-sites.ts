import { globSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Collection } from 'mongodb';

const ROOT = resolve(import.meta.dirname, '../../..');

/** What asks MongoDB for documents by a filter, and where its options stand among the arguments. */
const OPTIONS_AT = {
  find: 1,
  findOne: 1,
  aggregate: 1,
  countDocuments: 1,
  bulkWrite: 1,
  deleteOne: 1,
  deleteMany: 1,
  distinct: 2,
  findOneAndDelete: 1,
  findOneAndReplace: 2,
  findOneAndUpdate: 2,
  replaceOne: 2,
  updateOne: 2,
  updateMany: 2,
} as const;

type Method = (this: unknown, ...args: unknown[]) => unknown;

/**
 * From now on every query of `src` says in its comment where it stands: `src/services/orders/store.ts:87`.
 *
 * @returns undoes it
 */
export function markQueries(): () => void {
  const undo = Object.entries(OPTIONS_AT).map(([name, at]) => {
    const before: Method = Reflect.get(Collection.prototype, name);
    const marked: Method = function (...args) {
      const comment = callSite(new Error().stack ?? '');
      const options = args[at] as object | undefined;
      return before.apply(this, comment ? [...padded(args, at), { ...options, comment }] : args);
    };
    Reflect.set(Collection.prototype, name, marked);
    return () => Reflect.set(Collection.prototype, name, before);
  });
  return () => {
    for (const each of undo) each();
  };
}

function padded(args: unknown[], length: number): unknown[] {
  return Array.from({ length }, (_, index) => args[index]);
}

/** The innermost line of ours. */
function callSite(stack: string): string | undefined {
  return stack
    .split('\n')
    .map((line) => /(?:file:\/\/)?(\/[^():]+\.ts):(\d+):\d+/.exec(line))
    .flatMap((found) => (found ? [`${relative(ROOT, found[1] ?? '')}:${found[2]}`] : []))
    .find((site) => site.startsWith('src/'));
}

/** A query of an object that is a list, not a collection: `rows.find((row) => ...)`, `rows.find(isOpen)`. */
const OF_A_LIST = /^find\(\s*(?:\(|\w+ =>|is[A-Z]\w*\))/;

/** Every line of `src` that asks MongoDB by a filter. */
export function allCallSites(): string[] {
  const methods = Object.keys(OPTIONS_AT).join('|');
  const call = new RegExp(`\\.((?:${methods})(?:<[^()]*?>)?\\()`, 'g');
  return globSync('src/**/*.ts', { cwd: ROOT }).flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    if (!/\b(?:collectionOf|Collection<)/.test(text)) return [];
    return [...text.matchAll(call)]
      .filter(({ index }) => !OF_A_LIST.test(text.slice(index + 1)))
      .map(({ index }) => `${file}:${text.slice(0, index).split('\n').length}`);
  });
}
