import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { apiOf, openSite, paragraph, ticket } from './site.ts';

let site: Awaited<ReturnType<typeof openSite>>;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.sandbox.close());

describe('Jira, called as Ovenbird calls it', () => {
  it('creates a ticket with labels, due date and properties, and reads it back', async () => {
    const { api } = site;
    const made = await api.issues.createIssue({
      ...ticket({ labels: ['ovenbird', 'ovenbird-1'], duedate: '2026-11-23' }),
      properties: [{ key: 'ovenbird', value: { request: '1' } }],
    });
    expect(made.key).toMatch(/^BAKE-\d+$/);

    const read = await api.issues.getIssue({ issueIdOrKey: made.key, properties: ['ovenbird'] });
    expect(read.fields).toMatchObject({
      summary: 'Order #21',
      duedate: '2026-11-23',
      labels: ['ovenbird', 'ovenbird-1'],
      status: { name: 'To Do', statusCategory: { key: 'new' } },
      project: { key: 'BAKE' },
      description: paragraph('Dear supplier,'),
    });
    const some = await api.issues.getIssue({ issueIdOrKey: made.id, fields: ['labels', 'status'] });
    expect(Object.keys(some.fields ?? {})).toEqual(['labels', 'status']);
  });

  it('leads people who follow a link to the ticket', async () => {
    const { key } = await site.people.create({ summary: 'Where is the flour?' });
    const page = await fetch(`${site.sandbox.env.JIRA_BASE_URL}/browse/${key}`);
    expect(await page.json()).toMatchObject({ key, summary: 'Where is the flour?' });
  });

  it('refuses a wrong token', async () => {
    const { sandbox } = site;
    await expect(apiOf(sandbox, 'guessed').myself.getCurrentUser()).rejects.toMatchObject({ status: 401 });
    await expect(site.api.myself.getCurrentUser()).resolves.toMatchObject({ displayName: 'Ovenbird' });
  });

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['a project it does not know', { project: { key: 'CAKE' } }, { project: expect.any(String) }],
    ['no summary', { summary: '' }, { summary: 'You must specify a summary of the issue.' }],
    ['a label with a space', { labels: ['two words'] }, { labels: expect.stringContaining('contains spaces') }],
    ['a day that is none', { duedate: '2026-02-30' }, { duedate: 'Error parsing date string: 2026-02-30' }],
    [
      'a document that is none',
      { description: { type: 'doc', version: 1, content: [{ type: 'text' }] } },
      { description: expect.stringContaining('INVALID_INPUT') },
    ],
    [
      'a description that is too long',
      { description: paragraph('x'.repeat(33_000)) },
      { description: 'CONTENT_LIMIT_EXCEEDED' },
    ],
    [
      'a field it does not know',
      { customfield_1: 1 },
      { customfield_1: "Field 'customfield_1' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
  ])('refuses %s, naming the field', async (_what, fields, errors) => {
    const before = (await site.people.tickets()).length;
    const refused = site.api.issues.createIssue(ticket(fields));
    await expect(refused).rejects.toMatchObject({ status: 400, body: { errorMessages: [], errors } });
    expect(await site.people.tickets()).toHaveLength(before);
  });

  it('can be without a due date on its screens, and says so in the create metadata', async () => {
    const { api, people } = site;
    const screen = async () => {
      const { fields } = await api.issues.getCreateIssueMetaIssueTypeId({
        projectIdOrKey: 'BAKE',
        issueTypeId: '10001',
      });
      return fields?.map(({ fieldId }) => fieldId);
    };
    expect(await screen()).toContain('duedate');
    await people.configure({ duedateOnScreen: false });
    expect(await screen()).not.toContain('duedate');
    const message = "Field 'duedate' cannot be set. It is not on the appropriate screen, or unknown.";
    const refused = api.issues.createIssue(ticket({ duedate: '2026-11-23' }));
    await expect(refused).rejects.toMatchObject({ status: 400, body: { errors: { duedate: message } } });
    await people.configure({ duedateOnScreen: true });
  });

  it('changes a description and labels', async () => {
    const { api, people } = site;
    const { key } = await api.issues.createIssue(ticket({ labels: ['old'] }));
    await api.issues.editIssue({ issueIdOrKey: key, fields: { description: paragraph('Corrected') } });
    await api.issues.editIssue({ issueIdOrKey: key, update: { labels: [{ add: 'new' }, { remove: 'old' }] } });
    expect(await people.ticket(key)).toMatchObject({ text: 'Corrected', labels: ['new'] });
  });

  it('keeps one remote link for each global id', async () => {
    const { api, people } = site;
    const { key } = await api.issues.createIssue(ticket());
    const link = (globalId: string, title: string) =>
      api.issueRemoteLinks.createOrUpdateRemoteIssueLink({
        issueIdOrKey: key,
        globalId,
        object: { url: 'https://example.com', title },
      });
    await link('order-21', 'Order #21');
    await link('order-22', 'Order #22');
    await link('order-21', 'Order #21, changed');
    const { remoteLinks } = await people.ticket(key);
    expect(remoteLinks.map(({ title }) => title)).toEqual(['Order #21, changed', 'Order #22']);
  });

  it('keeps comments with their properties', async () => {
    const { api } = site;
    const { key } = await api.issues.createIssue(ticket());
    const comment = {
      id: undefined,
      body: paragraph('Leave out order #22'),
      properties: [{ key: 'ovenbird', value: 'c-1' }],
    };
    await api.issueComments.addComment({ issueIdOrKey: key, ...comment });
    const seen = await api.issueComments.getComments({ issueIdOrKey: key, expand: 'properties' });
    expect(seen).toMatchObject({ total: 1, comments: [{ properties: [{ key: 'ovenbird', value: 'c-1' }] }] });
    const plain = await api.issueComments.getComments({ issueIdOrKey: key });
    expect(plain.comments?.[0]?.properties).toBeUndefined();
  });

  it('writes and reads properties', async () => {
    const { api } = site;
    const { key } = await api.issues.createIssue(ticket());
    await api.issueProperties.setIssueProperty({
      issueIdOrKey: key,
      propertyKey: 'ovenbird',
      body: { version: 3 },
    });
    const property = await api.issueProperties.getIssueProperty({ issueIdOrKey: key, propertyKey: 'ovenbird' });
    expect(property.value).toEqual({ version: 3 });
    const absent = api.issueProperties.getIssueProperty({ issueIdOrKey: key, propertyKey: 'other' });
    await expect(absent).rejects.toMatchObject({ status: 404 });
  });

  it('closes a ticket by its transition, and links a duplicate', async () => {
    const { api, people } = site;
    const first = await api.issues.createIssue(ticket());
    const second = await api.issues.createIssue(ticket());
    const { transitions } = await api.issues.getTransitions({ issueIdOrKey: second.key });
    const done = transitions?.find(({ to }) => to?.statusCategory?.key === 'done');
    await api.issues.doTransition({ issueIdOrKey: second.key, transition: { id: done?.id } });
    await api.issueLinks.linkIssues({
      type: { name: 'Duplicate' },
      inwardIssue: { key: second.key },
      outwardIssue: { key: first.key },
    });
    expect(await people.ticket(second.key)).toMatchObject({
      status: 'Done',
      issueLinks: [{ type: 'Duplicate', outwardIssue: first.key }],
    });
    const unknown = api.issues.doTransition({ issueIdOrKey: first.key, transition: { id: '99' } });
    await expect(unknown).rejects.toMatchObject({ status: 400 });
  });

  it('reads many by key, leaving out those that are gone', async () => {
    const { api, people } = site;
    const [kept, gone] = [await api.issues.createIssue(ticket()), await api.issues.createIssue(ticket())];
    await people.delete(gone.key);
    const { issues } = await api.issues.bulkFetchIssues({ issueIdsOrKeys: [kept.key, gone.key], fields: ['status'] });
    expect(issues?.map(({ key }) => key)).toEqual([kept.key]);
    await expect(api.issues.getIssue({ issueIdOrKey: gone.key })).rejects.toMatchObject({ status: 404 });
    const tooMany = api.issues.bulkFetchIssues({
      issueIdsOrKeys: Array.from({ length: 101 }, (_, at) => `BAKE-${at}`),
    });
    await expect(tooMany).rejects.toMatchObject({ status: 400 });
  });

  it('can be read-only', async () => {
    const { api, people } = site;
    const { key } = await api.issues.createIssue(ticket());
    await people.configure({ writable: false });
    await expect(api.issues.createIssue(ticket())).rejects.toMatchObject({ status: 400 });
    await expect(api.issues.editIssue({ issueIdOrKey: key, fields: {} })).rejects.toMatchObject({ status: 403 });
    await people.configure({ writable: true });
  });
});
