import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';
import type { Filed } from './document-archive.ts';

/** The folder, or a customer's document, as the books know it. */
export interface ArchivedFile {
  /** `folder`, or the customer's id. */
  _id: string;
  kind: 'folder' | 'document';
  /** A UUID by which the archive finds it again: a document's is its customer's id. */
  key: string;
  /** Its id in the archive, where it was created. */
  file?: string;
  url?: string;
  /** As we left it: the version of the text, the name, and when that was by the archive's clock. */
  shows?: string;
  name?: string;
  modifiedAt?: Date;
  creating?: Creating;
  creates?: number;
}

export const archivedFileCollection: CollectionDefinition<ArchivedFile> = {
  name: 'archived_files',
  indexes: [{ keys: { kind: 1, _id: 1 }, options: { name: 'kind_id' } }],
  schema: {
    bsonType: 'object',
    required: ['kind', 'key'],
    properties: { kind: { enum: ['folder', 'document'] }, key: { bsonType: 'string', minLength: 1 } },
  },
};

const FOLDER = 'folder';

export function createArchivedFiles(db: Db) {
  const files = collectionOf(db, archivedFileCollection);

  async function open(fresh: ArchivedFile): Promise<ArchivedFile> {
    const { _id, ...set } = fresh;
    const kept = await files.findOneAndUpdate(
      { _id },
      { $setOnInsert: set },
      { upsert: true, returnDocument: 'after' },
    );
    return kept ?? fresh;
  }

  return {
    collection: files,
    folder: () => files.findOne({ _id: FOLDER }),
    document: (customer: string) => files.findOne({ _id: customer, kind: 'document' }),
    /** The folder's row, made where there is none. */
    openFolder: () => open({ _id: FOLDER, kind: 'folder', key: randomUUID() }),
    /** A customer's row, made where there is none. */
    openDocument: (customer: string) => open({ _id: customer, kind: 'document', key: customer }),

    /** A page of the documents in the order of their ids. */
    documentsAfter: (after: string, limit: number) =>
      files
        .find({ kind: 'document', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),

    /** Notes how we left it. */
    async left(_id: string, version: string, filed: Filed): Promise<void> {
      await files.updateOne({ _id }, { $set: leftAs(version, filed) });
    },

    /** It is not in the archive any more. @returns false when the books know that already */
    async gone(_id: string, file: string, session?: ClientSession): Promise<boolean> {
      const gone = { file: '', url: '', shows: '', name: '', modifiedAt: '' } as const;
      const { modifiedCount } = await files.updateOne({ _id, file }, { $unset: gone }, { session });
      return modifiedCount === 1;
    },

    /** Its customer is to be forgotten. */
    async forget(_id: string): Promise<void> {
      await files.deleteOne({ _id, kind: 'document' });
    },

    /** Nothing of it was created twice, as far as the archive tells. */
    async single(_id: string): Promise<void> {
      await files.updateOne({ _id }, { $set: { creates: 1 } });
    },
  };
}

/** Whether the archive has it, or may have it. */
export function isFiled(row: Pick<ArchivedFile, 'file' | 'creating'> | null): boolean {
  return Boolean(row?.file ?? row?.creating);
}

export type ArchivedFiles = ReturnType<typeof createArchivedFiles>;

export function leftAs(version: string, { id, url, name, modifiedAt }: Filed) {
  return { file: id, url, shows: version, name, modifiedAt };
}
