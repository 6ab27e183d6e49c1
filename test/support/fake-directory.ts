import { PermanentFailure } from '../../src/platform/failures.ts';
import { type Member, STALE_CURSOR, type WorkspaceDirectory } from '../../src/services/customers/index.ts';

/** A workspace with the given people, so many a page. `asked` holds the cursors it was asked with. */
export function createFakeDirectory(people: readonly Member[], pageSize: number) {
  const asked: (string | undefined)[] = [];
  const directory: WorkspaceDirectory = {
    async page(cursor) {
      asked.push(cursor);
      const from = Number(cursor ?? 0);
      if (Number.isNaN(from)) throw new PermanentFailure(STALE_CURSOR, `the cursor ${cursor} is not known`);
      const to = from + pageSize;
      return { members: people.slice(from, to), next: to < people.length ? String(to) : undefined };
    },
    member: async (id) => people.find((person) => person.id === id) ?? null,
  };
  return { ...directory, asked };
}
