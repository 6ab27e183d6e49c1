import { readFileSync } from 'node:fs';

export interface Line {
  /** The variable; for `NAME_FILE=...` of a secret, `NAME`. */
  name: string;
  value: string;
  asFile: boolean;
  commentedOut: boolean;
  /** The comment above it. */
  comment: string;
}

/** The lines of an `.env.example` that give a variable, commented out or not. */
export function readEnvExample(path: string): Line[] {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^(#?)([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(
    ({ index, 1: hash, 2: name = '', 3: value = '' }) => ({
      name: name.replace(/_FILE$/, ''),
      value,
      asFile: name.endsWith('_FILE'),
      commentedOut: hash === '#',
      comment: text.slice(0, index).trimEnd().split('\n').at(-1) ?? '',
    }),
  );
}
