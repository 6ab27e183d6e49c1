import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorkspaceDirectory } from '../../src/integrations/slack/index.ts';
import type { Member, WorkspaceDirectory } from '../../src/services/customers/index.ts';
import { createFakeDirectory } from '../support/fake-directory.ts';
import { openSlack } from '../support/slack-stand-in.ts';

interface Harness {
  directory: WorkspaceDirectory;
  close(): Promise<void>;
}

const olivia: Member = {
  id: 'U0MANAGER',
  displayName: 'Olivia Baker',
  realName: 'Olivia Baker',
  email: 'olivia@bakery.example.com',
  zone: 'Europe/Berlin',
  admin: true,
  bot: false,
  deleted: false,
  changedAt: new Date('2026-01-01T00:00:00Z'),
};
const former: Member = { ...olivia, id: 'U0FORMER', email: undefined, admin: false, deleted: true };
const crowd = Array.from({ length: 250 }, (_, index) => ({ ...olivia, id: `U0CROWD${index}` }));

async function openFake(): Promise<Harness> {
  return { directory: createFakeDirectory([olivia, former, ...crowd], 200), close: async () => {} };
}

async function openAdapter(): Promise<Harness> {
  const slack = await openSlack();
  for (const { displayName } of crowd) await slack.bakery.addPerson({ displayName });
  const gone = await slack.bakery.addPerson({ displayName: 'Former' });
  await slack.bakery.changePerson(gone.id, { deleted: true });
  return { directory: createWorkspaceDirectory(slack.calls), close: slack.close };
}

const { signal } = new AbortController();

describe.each([
  ['the fake', openFake],
  ['Slack', openAdapter],
])('a workspace directory: %s', (_name, open) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  it('lists everybody, page by page, those who left included', async () => {
    const members: Member[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await harness.directory.page(cursor, signal);
      members.push(...page.members);
      sizes.push(page.members.length);
      cursor = page.next;
    } while (cursor);
    expect(sizes).toHaveLength(2);
    expect(sizes[0]).toBe(200);
    expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
    expect(members).toContainEqual(olivia);
    expect(members.filter(({ deleted }) => deleted)).toHaveLength(1);
  });

  it('says when a cursor is not known any more', async () => {
    const page = harness.directory.page('long ago', signal);
    await expect(page).rejects.toMatchObject({ name: 'PermanentFailure', code: 'stale_cursor' });
  });

  it('knows single members, and who is none', async () => {
    expect(await harness.directory.member('U0MANAGER', signal)).toEqual(olivia);
    expect(await harness.directory.member('U0NOBODY', signal)).toBeNull();
  });
});
