import type { Transact } from '../../platform/mongo/index.ts';
import { type EventLog, type Run, START } from '../../platform/outbox/index.ts';
import type { DocumentArchive } from './document-archive.ts';
import { checkStepDue } from './events.ts';
import { findOrCreate, removeRepetitions } from './find-or-create.ts';
import type { ArchivedFiles } from './store.ts';

interface Dependencies {
  files: ArchivedFiles;
  archive: DocumentArchive;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
}

const NAME = 'Orders';
const ITEM = { item: { kind: 'folder', name: NAME }, version: NAME } as const;

/**
 * Keeps the one folder of all documents: created once, taken out of the trash, named as it was. When something was wrong
 * with it, something is wrong with what lies in it, and all documents are looked at.
 */
export function createKeepFolder({ files, archive, transact, events }: Dependencies) {
  async function mend(folder: string, signal: AbortSignal): Promise<'fine' | 'mended' | 'gone'> {
    const now = await archive.read(folder, signal);
    if (now?.name === NAME && !now.trashed) return 'fine';
    return now && (await archive.write(folder, ITEM.item, signal)) ? 'mended' : 'gone';
  }

  return async ({ signal }: Pick<Run, 'signal'>): Promise<void> => {
    const row = await files.openFolder();
    await removeRepetitions({ files, archive }, row, signal);
    const found = row.file ? await mend(row.file, signal) : 'gone';
    if (found === 'fine') return;
    if (found === 'gone') {
      if (row.file) await files.gone(row._id, row.file);
      await findOrCreate({ files, archive }, row, ITEM, signal);
    }
    await transact((session) => events.record(session, checkStepDue(START)));
  };
}
