import { JiraError } from '../errors.ts';

export interface Token {
  kind: 'word' | 'quoted' | 'symbol';
  text: string;
}

const TOKEN = /\s+|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|>=|<=|[=<>(),])|([^\s=!<>(),"']+)/gy;

/** Cuts a JQL query into words, quoted strings and symbols. */
export function tokenize(jql: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of jql.matchAll(TOKEN)) {
    end = match.index + match[0].length;
    const [, double, single, symbol, word] = match;
    const quoted = double ?? single;
    if (quoted !== undefined) tokens.push({ kind: 'quoted', text: quoted.replace(/\\(.)/g, '$1') });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  if (end < jql.length) throw jqlError(`The character '${jql[end]}' is a reserved JQL character.`);
  return tokens;
}

export function jqlError(detail: string): JiraError {
  return new JiraError(400, [`Error in the JQL Query: ${detail}`]);
}
