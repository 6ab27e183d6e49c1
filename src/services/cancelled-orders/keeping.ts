import { isRefusedWith, NotYet } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { converge, type EventLog, type Run } from '../../platform/outbox/index.ts';
import type { CustomerDocument } from './document.ts';
import { type ArchiveItem, type DocumentArchive, FOLDER_GONE } from './document-archive.ts';
import { folderGone } from './events.ts';
import { findOrCreate } from './find-or-create.ts';
import type { ArchivedFile, ArchivedFiles } from './store.ts';

export interface KeepingDependencies {
  files: ArchivedFiles;
  archive: DocumentArchive;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  /** A customer's document as it ought to be; null where there is nothing to file. */
  contentOf(customer: string): Promise<CustomerDocument | null>;
}

/** Another reaction makes the folder, and is under way. */
const FOLDER_EXPECTED_MS = 1_000;

/** Whether a document is in the archive as we left it: not edited, renamed, trashed or deleted by somebody. */
export async function isAsWeLeftIt(
  { file, name, modifiedAt }: ArchivedFile,
  archive: DocumentArchive,
  signal: AbortSignal,
): Promise<boolean> {
  const now = file ? await archive.read(file, signal) : null;
  return now !== null && !now.trashed && now.name === name && now.modifiedAt.getTime() === modifiedAt?.getTime();
}

/** Makes a customer's document say what the books say: created, rewritten, taken out of the trash, created again. */
export function createKeepDocument({ files, archive, transact, events, contentOf }: KeepingDependencies) {
  async function show(customer: string, content: CustomerDocument, signal: AbortSignal): Promise<void> {
    const { version } = content;
    const row = await files.openDocument(customer);
    if (row.file && row.shows === version && (await isAsWeLeftIt(row, archive, signal))) return;

    const folder = (await files.folder())?.file;
    if (!folder) throw new NotYet('the folder of the documents is not there yet', FOLDER_EXPECTED_MS);
    const item: ArchiveItem = { kind: 'document', folder, name: content.name, text: content.text };
    if (row.file) {
      const written = await archive.write(row.file, item, signal);
      if (written) return files.left(customer, version, written);
      await files.gone(customer, row.file);
    }
    const placed = await inFolder(folder, () => findOrCreate({ files, archive }, row, { item, version }, signal));
    if (!placed.fresh) await show(customer, content, signal);
  }

  /** A folder that turns out to be gone is noted, and its own reaction called. */
  async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusedWith(error, FOLDER_GONE)) throw error;
      await transact(async (session) => {
        if (await files.gone('folder', folder, session)) await events.record(session, folderGone(folder));
      });
      throw new NotYet('the folder of the documents is gone', FOLDER_EXPECTED_MS);
    }
  }

  return (customer: string, { signal }: Pick<Run, 'signal'>): Promise<void> =>
    converge(
      () => contentOf(customer),
      (content) => show(customer, content, signal),
    );
}
