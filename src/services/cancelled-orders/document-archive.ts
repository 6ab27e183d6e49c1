/** Something the archive keeps, as it stands there. */
export interface Filed {
  id: string;
  name: string;
  /** Where people read it. */
  url?: string;
  trashed: boolean;
  /** When it was last changed, by whomever. */
  modifiedAt: Date;
}

/** What a document says. All of it is plain text. */
export interface DocumentText {
  title: string;
  paragraphs: { text: string /** Below the text, set apart from it. */; note?: string }[];
}

/** What the archive is to keep: a document lies in a folder, a folder says nothing. */
export type ArchiveItem =
  | { kind: 'folder'; name: string }
  | { kind: 'document'; name: string; folder: string; text: DocumentText };

/** The code of the permanent failure of a `create` whose folder is not there (any more). */
export const FOLDER_GONE = 'folder_gone';

/**
 * Where documents are kept that people read, and that people may rename, edit, throw into the trash and delete. Adapters
 * throw the failures of platform/failures.ts.
 */
export interface DocumentArchive {
  /** Everything that was created with this key and is not in the trash, oldest first. */
  find(key: string, signal: AbortSignal): Promise<Filed[]>;
  /** @returns null when it is gone */
  read(id: string, signal: AbortSignal): Promise<Filed | null>;
  /**
   * Creates an item that can be found again by its key; in doubt when the answer is lost.
   *
   * @throws PermanentFailure `folder_gone`
   */
  create(key: string, item: ArchiveItem, signal: AbortSignal): Promise<Filed>;
  /** Makes it be named so and say this, and takes it out of the trash. @returns null when it is gone */
  write(id: string, item: ArchiveItem, signal: AbortSignal): Promise<Filed | null>;
  /** Deletes it; one that is gone is no fault. */
  remove(id: string, signal: AbortSignal): Promise<void>;
}
