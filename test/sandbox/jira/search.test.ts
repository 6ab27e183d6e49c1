import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSite, ticket } from './site.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.sandbox.close());

const search = (jql: string, more: Record<string, unknown> = {}) =>
  site.api.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql, ...more });

describe("Jira's search", () => {
  it('answers with ids alone unless fields are asked for', async () => {
    const { id, key } = await site.api.issues.createIssue(ticket({ labels: ['fields'] }));
    expect((await search('labels = fields')).issues).toEqual([{ id }]);
    const { issues } = await search('labels = fields', { fields: ['status'] });
    expect(issues).toMatchObject([{ id, key, fields: { status: { name: 'To Do' } } }]);
  });

  it('goes from page to page by tokens', async () => {
    for (let count = 0; count < 5; count += 1) await site.api.issues.createIssue(ticket({ labels: ['page'] }));
    const jql = 'project = BAKE AND labels = page ORDER BY created ASC';
    const seen: string[] = [];
    let nextPageToken: string | undefined;
    do {
      const page = await search(jql, { maxResults: 2, nextPageToken });
      seen.push(...(page.issues ?? []).map(({ id }) => String(id)));
      nextPageToken = page.nextPageToken ?? undefined;
      expect(page.isLast).toBe(nextPageToken === undefined);
    } while (nextPageToken !== undefined);
    expect(new Set(seen).size).toBe(5);
    await expect(search('labels = other', { nextPageToken: 'nonsense' })).rejects.toMatchObject({ status: 400 });
  });

  it('finds what is new or changed only after a while, unless asked to reconcile it', async () => {
    const { api, people } = site;
    await people.configure({ searchDelayMs: 60_000 });
    const { id, key } = await api.issues.createIssue(ticket({ labels: ['late'] }));
    expect((await search('labels = late')).issues).toEqual([]);
    expect((await search('labels = late', { reconcileIssues: [Number(id)] })).issues).toEqual([{ id }]);
    expect((await api.issues.getIssue({ issueIdOrKey: key })).fields?.labels).toEqual(['late']);

    await people.configure({ searchDelayMs: 0 });
    expect((await search('labels = late')).issues).toEqual([{ id }]);
  });
});
