import { type Run, START } from '../../platform/outbox/index.ts';
import { checkStepDue, documentDue } from './events.ts';
import { removeRepetitions } from './find-or-create.ts';
import { isAsWeLeftIt, type KeepingDependencies } from './keeping.ts';
import type { ArchivedFile } from './store.ts';

/** All of a step's documents are asked for at once. */
const STEP = 20;

/**
 * Looks at all documents, some a step; each step records the next. Those that are not as they ought to be are asked for
 * anew; repetitions of a create that could not be found at the time are deleted.
 */
export function createCheckDocuments({ files, archive, transact, events, contentOf }: KeepingDependencies) {
  async function isWrong(row: ArchivedFile, signal: AbortSignal): Promise<boolean> {
    const content = await contentOf(row._id);
    if (!content) return false;
    return row.shows !== content.version || !(await isAsWeLeftIt(row, archive, signal));
  }

  return async (after: string, { signal }: Pick<Run, 'signal'>): Promise<void> => {
    const page = await files.documentsAfter(after === START ? '' : after, STEP);
    const wrong = await Promise.all(
      page.map(async (row) => {
        await removeRepetitions({ files, archive }, row, signal);
        return (await isWrong(row, signal)) ? [row._id] : [];
      }),
    );
    const last = page.length === STEP ? page.at(-1) : undefined;
    await transact((session) =>
      events.record(session, ...wrong.flat().map(documentDue), ...(last ? [checkStepDue(last._id)] : [])),
    );
  };
}
