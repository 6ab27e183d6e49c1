import { jqlError, type Token, tokenize } from './tokens.ts';

export type Operator = '=' | '!=' | 'in' | 'not in' | '>' | '>=' | '<' | '<=';

export type Clause =
  | { kind: 'and' | 'or'; clauses: Clause[] }
  | { kind: 'not'; clause: Clause }
  | { kind: 'test'; field: string; operator: Operator; values: string[] };

export interface Query {
  /** Absent: the query names no condition, which Jira refuses as unbounded. */
  where?: Clause;
  orderBy: Array<{ field: string; descending: boolean }>;
}

/** Parses the part of JQL that searches for tickets need: comparisons, `in`, and, or, not, brackets, order by. */
export function parseJql(jql: string): Query {
  const tokens = tokenize(jql);
  let at = 0;

  const peek = (text: string): boolean => isWord(tokens[at], text);
  const skip = (...texts: string[]): boolean => {
    const found = texts.every((text, ahead) => isWord(tokens[at + ahead], text));
    if (found) at += texts.length;
    return found;
  };
  const take = (expected: string): Token => {
    const token = tokens[at];
    if (token === undefined) throw jqlError(`Expecting ${expected} before the end of the query.`);
    at += 1;
    return token;
  };
  const expect = (symbol: string): void => {
    const { text } = take(`'${symbol}'`);
    if (text !== symbol) throw jqlError(`Expecting '${symbol}' but got '${text}'.`);
  };

  function either(): Clause {
    const clauses = [both()];
    while (skip('or')) clauses.push(both());
    return clauses.length === 1 && clauses[0] ? clauses[0] : { kind: 'or', clauses };
  }
  function both(): Clause {
    const clauses = [single()];
    while (skip('and')) clauses.push(single());
    return clauses.length === 1 && clauses[0] ? clauses[0] : { kind: 'and', clauses };
  }
  function single(): Clause {
    if (skip('not')) return { kind: 'not', clause: single() };
    if (!skip('(')) return test();
    const inner = either();
    expect(')');
    return inner;
  }
  function test(): Clause {
    const field = take('a field').text.toLowerCase();
    const operator = takeOperator();
    return { kind: 'test', field, operator, values: operator.endsWith('in') ? list() : [value()] };
  }
  function takeOperator(): Operator {
    if (skip('not', 'in')) return 'not in';
    const { text } = take('an operator');
    const operator = (['=', '!=', 'in', '>', '>=', '<', '<='] as const).find((one) => one === text.toLowerCase());
    if (operator === undefined) throw jqlError(`Expecting operator but got '${text}'.`);
    return operator;
  }
  function value(): string {
    const token = take('a value');
    if (token.kind === 'symbol') throw jqlError(`Expecting a value but got '${token.text}'.`);
    return token.text;
  }
  function list(): string[] {
    expect('(');
    const values = [value()];
    while (skip(',')) values.push(value());
    expect(')');
    return values;
  }
  function order(): Query['orderBy'] {
    const fields: Query['orderBy'] = [];
    do {
      const field = take('a field').text.toLowerCase();
      const descending = skip('desc');
      if (!descending) skip('asc');
      fields.push({ field, descending });
    } while (skip(','));
    return fields;
  }

  const where = tokens.length === 0 || peek('order') ? undefined : either();
  const orderBy = skip('order', 'by') ? order() : [];
  const rest = tokens[at];
  if (rest !== undefined) throw jqlError(`Expecting either 'OR' or 'AND' but got '${rest.text}'.`);
  return { where, orderBy };
}

function isWord(token: Token | undefined, text: string): boolean {
  return token !== undefined && token.kind !== 'quoted' && token.text.toLowerCase() === text;
}
