import type { Run } from '../../platform/outbox/index.ts';
import type { DocumentArchive } from './document-archive.ts';
import type { ArchivedFiles } from './store.ts';

interface Dependencies {
  files: ArchivedFiles;
  archive: DocumentArchive;
}

/** Takes a customer's document out of the archive, whatever else was created in its place too, and the row last. */
export function createRemoveDocument({ files, archive }: Dependencies) {
  return async (customer: string, { signal }: Pick<Run, 'signal'>): Promise<void> => {
    const row = await files.document(customer);
    if (!row) return;
    const found = (await archive.find(row.key, signal)).map(({ id }) => id);
    for (const file of new Set([...(row.file ? [row.file] : []), ...found])) await archive.remove(file, signal);
    await files.forget(customer);
  };
}
