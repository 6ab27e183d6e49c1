import { createOnceOutside } from '../../platform/outbox/index.ts';
import type { ArchiveItem, DocumentArchive, Filed } from './document-archive.ts';
import { type ArchivedFile, type ArchivedFiles, leftAs } from './store.ts';

interface Dependencies {
  files: ArchivedFiles;
  archive: DocumentArchive;
}

/** What is in the archive now; `fresh` when it was created just now, so that it says what it ought to. */
type Placed = Filed & { fresh: boolean };

/**
 * Puts something into the archive, once. Whatever has its key already is taken for it: the answer to the create may have
 * been lost, or the archive was out of our sight for a while.
 *
 * @param version of what the item says
 */
export function findOrCreate(
  { files, archive }: Dependencies,
  { _id, key }: ArchivedFile,
  { item, version }: { item: ArchiveItem; version: string },
  signal: AbortSignal,
): Promise<Placed> {
  async function found(): Promise<Placed | null> {
    const filed = await onlyOne(archive, key, signal);
    return filed && { ...filed, fresh: false };
  }

  return createOnceOutside<ArchivedFile, Placed>({
    collection: files.collection,
    _id,
    lookUp: found,
    create: async () => (await found()) ?? { ...(await archive.create(key, item, signal)), fresh: true },
    keep: ({ fresh, ...filed }) => ({ $set: fresh ? leftAs(version, filed) : { file: filed.id, url: filed.url } }),
  });
}

/** Looks once more for what a repeated create may have made twice: a search does not always find what was just made. */
export async function removeRepetitions(
  { files, archive }: Dependencies,
  { _id, key, file, creates = 0 }: ArchivedFile,
  signal: AbortSignal,
): Promise<void> {
  if (!file || creates < 2) return;
  await onlyOne(archive, key, signal, file);
  await files.single(_id);
}

/** The item with that key: the one the books know, else the oldest. Any others are repetitions of its create: removed. */
async function onlyOne(
  archive: DocumentArchive,
  key: string,
  signal: AbortSignal,
  known?: string,
): Promise<Filed | null> {
  const all = await archive.find(key, signal);
  const kept = all.find(({ id }) => id === known) ?? all[0];
  for (const { id } of all) if (id !== kept?.id) await archive.remove(id, signal);
  return kept ?? null;
}
