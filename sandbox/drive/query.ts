import { invalid } from './errors.ts';
import type { DriveFile } from './state.ts';

interface Term {
  pattern: RegExp;
  test(file: DriveFile, captured: readonly string[], trashed: boolean): boolean;
}

const STRING = String.raw`'((?:[^'\\]|\\.)*)'`;
const term = (...parts: string[]) => new RegExp(String.raw`^\s*${parts.join(String.raw`\s*`)}\s*`, 'i');

const TERMS: readonly Term[] = [
  {
    pattern: term(
      'appProperties',
      'has',
      String.raw`\{`,
      'key',
      '=',
      STRING,
      'and',
      'value',
      '=',
      STRING,
      String.raw`\}`,
    ),
    test: ({ appProperties }, [key = '', value]) => appProperties[key] === value,
  },
  { pattern: term('trashed', '=', '(true|false)'), test: (_, [wanted], trashed) => String(trashed) === wanted },
  { pattern: term('name', '=', STRING), test: ({ name }, [wanted]) => name.toLowerCase() === wanted?.toLowerCase() },
  { pattern: term('mimeType', '=', STRING), test: ({ mimeType }, [wanted]) => mimeType === wanted },
  { pattern: term(STRING, 'in', 'parents'), test: ({ parent }, [wanted]) => parent === wanted },
];

export type Predicate = (file: DriveFile, trashed: boolean) => boolean;

/**
 * Reads a search: the terms that Ovenbird uses, joined by `and`.
 *
 * @throws DriveError 400 at anything else
 * @see https://developers.google.com/workspace/drive/api/guides/ref-search-terms
 */
export function parseQuery(q: string): Predicate {
  const predicates: Predicate[] = [];
  let rest = q;
  while (rest !== '') {
    const [found] = TERMS.flatMap(({ pattern, test }) => {
      const match = pattern.exec(rest);
      return match ? [{ match, test }] : [];
    });
    if (!found) throw invalid('Invalid Value');
    const captured = found.match.slice(1).map((text) => text.replace(/\\(.)/g, '$1'));
    predicates.push((file, trashed) => found.test(file, captured, trashed));
    rest = rest.slice(found.match[0].length);
    const [joint] = /^and\b/i.exec(rest) ?? [];
    if (rest !== '' && !joint) throw invalid('Invalid Value');
    if (joint && rest.slice(joint.length).trim() === '') throw invalid('Invalid Value');
    rest = rest.slice(joint?.length ?? 0);
  }
  return (file, trashed) => predicates.every((holds) => holds(file, trashed));
}
