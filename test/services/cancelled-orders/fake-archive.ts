import { PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import {
  type ArchiveItem,
  type DocumentArchive,
  type Filed,
  FOLDER_GONE,
} from '../../../src/services/cancelled-orders/index.ts';

interface Kept extends Filed {
  key: string;
  item: ArchiveItem;
}

/** An archive in memory, and what people do in it. */
export function createFakeArchive() {
  let kept: Kept[] = [];
  const calls: string[] = [];
  let changes = 0;
  const start = Date.parse('2026-11-21T10:00:00Z');
  let lastId = 0;
  let lost: string | undefined;
  let blind = false;

  const now = () => {
    changes += 1;
    return new Date(start + changes * 1_000);
  };
  const get = (id: string) => kept.find((one) => one.id === id);
  const filed = ({ id, name, url, trashed, modifiedAt }: Kept): Filed => ({ id, name, url, trashed, modifiedAt });

  function answer<T>(call: string, result: T): T {
    calls.push(call);
    if (lost !== call) return result;
    lost = undefined;
    throw new TransientFailure('unreachable', 'connection reset', { inDoubt: true });
  }

  const archive: DocumentArchive = {
    find: async (key) => (blind ? [] : kept.filter((one) => one.key === key && !one.trashed).map(filed)),
    async read(id) {
      const found = get(id);
      return answer('read', found ? filed(found) : null);
    },
    async create(key, item) {
      if (item.kind === 'document' && !get(item.folder)) throw new PermanentFailure(FOLDER_GONE, 'no such folder');
      lastId += 1;
      const id = String(lastId);
      const made: Kept = { id, key, item, name: item.name, url: `https://${id}`, trashed: false, modifiedAt: now() };
      kept.push(made);
      return answer(`create ${item.kind}`, filed(made));
    },
    async write(id, item) {
      const found = get(id);
      if (!found) return answer('write', null);
      Object.assign(found, { item, name: item.name, trashed: false, modifiedAt: now() });
      return answer('write', filed(found));
    },
    async remove(id) {
      calls.push('remove');
      const found = get(id);
      if (found) found.trashed = true;
    },
  };

  return {
    archive,
    /** The calls so far, searches excepted. */
    calls,
    /** What lies in the archive, the trash included. */
    all: () => kept,
    of: (kind: ArchiveItem['kind']) => kept.filter(({ item, trashed }) => item.kind === kind && !trashed),
    /** The next call of that name is carried out, and its answer lost: `create document`. */
    loseAnswer: (call: string) => {
      lost = call;
    },
    /** Searches find nothing, as long as an index is behind. */
    blind: (value: boolean) => {
      blind = value;
    },
    edit: (id: string) => Object.assign(get(id) ?? {}, { modifiedAt: now() }),
    rename: (id: string, name: string) => Object.assign(get(id) ?? {}, { name, modifiedAt: now() }),
    trash: (id: string) => Object.assign(get(id) ?? {}, { trashed: true }),
    delete: (id: string) => {
      kept = kept.filter((one) => one.id !== id && !(one.item.kind === 'document' && one.item.folder === id));
    },
  };
}

export type FakeArchive = ReturnType<typeof createFakeArchive>;
