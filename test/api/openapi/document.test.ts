import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createApiDocument } from '../../../src/api/openapi/document.ts';
import { routes } from '../../../src/api/routes.ts';
import { SCOPES } from '../../../src/services/access/index.ts';
import { checkAnswer, examples, faultsAt } from '../../support/openapi.ts';

const committed = readFileSync(new URL('../../../docs/openapi.json', import.meta.url), 'utf8');
const document = createApiDocument(routes);

describe('docs/openapi.json', () => {
  it('is what the routes say; after a change: npm run openapi', () => {
    expect(committed).toBe(`${JSON.stringify(document, null, 2)}\n`);
  });

  it('asks for scopes that there are, wherever a token is needed', () => {
    for (const { access, operationId } of routes) {
      if (access === 'public' || access === 'signed-in') continue;
      expect([operationId, Object.keys(SCOPES)]).toEqual([operationId, expect.arrayContaining([access])]);
    }
  });

  it('names each operation once, and describes it', () => {
    const ids = routes.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the examples', () => {
  const shown = examples();

  it('are there for every body', () => {
    const lacking = routes
      .filter(({ body, example }) => body && example === undefined)
      .map(({ operationId }) => operationId);
    expect(lacking).toEqual([]);
  });

  it.each(shown.map(({ place, example }) => [place.join('.'), place, example] as const))(
    '%s is valid',
    (_, place, example) => {
      expect(faultsAt(example, ...place)).toEqual([]);
    },
  );

  it.each(routes.filter(({ body }) => body).map((route) => [route.operationId, route] as const))(
    '%s: its body is read by its own schema',
    (_, { body, example }) => {
      expect(body?.safeParse(example).error).toBeUndefined();
    },
  );
});

describe('what answers are held against', () => {
  const answered = {
    ...{ method: 'GET', path: '/cakes/carrot_cake', status: 200 },
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8' }),
  };

  it('lets through what the document knows', () => {
    checkAnswer({ ...answered, body: { id: 'a', name: 'A', ingredients: { eggs: 1 } } });
  });

  it.each([
    [{ ...answered, body: { id: 'a', name: 'A' } }, /ingredients/],
    [{ ...answered, body: { id: 'a', name: 'A', ingredients: {}, secret: 1 } }, /additional/],
    [{ ...answered, status: 418, body: {} }, /418/],
    [{ ...answered, path: '/nowhere', body: {} }, /no document/],
    [{ ...answered, headers: new Headers({ 'content-type': 'text/html' }), body: undefined }, /text\/html/],
  ])('refuses what it does not: %#', (answer, words) => {
    expect(() => checkAnswer(answer)).toThrow(words);
  });
});
