import { DriveError, fileNotFound, invalid } from './errors.ts';
import { DOCUMENT, FOLDER, SHARED_DRIVE, type User } from './site.ts';
import type { DriveFile, DriveState } from './state.ts';

/** What may be said of a new file. */
export interface NewFile {
  name: string;
  mimeType: string;
  parents?: string[];
  appProperties?: Record<string, string>;
}

export type FileChange = Partial<Pick<DriveFile, 'name' | 'explicitlyTrashed' | 'appProperties' | 'html'>>;

export type Files = ReturnType<typeof createFiles>;

/** Key and value of an appProperty together, in bytes. */
const LONGEST_PROPERTY = 124;

/** The folders and documents of the shared drive. */
export function createFiles(state: DriveState) {
  const find = (id: string): DriveFile | undefined => state.files.find((file) => file.id === id);

  function get(id: string): DriveFile {
    const file = find(id);
    if (!file) throw fileNotFound(id);
    return file;
  }

  function isTrashed(file: DriveFile): boolean {
    const parent = find(file.parent);
    return file.explicitlyTrashed || (parent !== undefined && isTrashed(parent));
  }

  function childrenOf({ id }: DriveFile): DriveFile[] {
    return state.files.filter(({ parent }) => parent === id);
  }

  function remove(file: DriveFile): void {
    for (const child of childrenOf(file)) remove(child);
    state.files = state.files.filter(({ id }) => id !== file.id);
  }

  return {
    find,
    get,
    isTrashed,
    remove,
    all: (): readonly DriveFile[] => state.files,

    /** @throws DriveError where it has no place in the shared drive */
    create({ name, mimeType, parents = [], appProperties = {} }: NewFile, html: string, by: User): DriveFile {
      if (mimeType !== FOLDER && mimeType !== DOCUMENT) throw invalid(`This drive holds no ${mimeType}.`);
      const [parent, ...others] = parents;
      if (others.length > 0) throw invalid('A shared drive item must have exactly one parent.');
      if (parent === undefined || parent === 'root') throw noQuota();
      if (parent !== SHARED_DRIVE.id && find(parent)?.mimeType !== FOLDER) throw fileNotFound(parent);
      checkProperties(appProperties);
      const now = new Date().toISOString();
      state.lastId += 1;
      const file: DriveFile = {
        ...{ id: `1ovenbird${String(state.lastId).padStart(24, '0')}`, name, mimeType, parent, appProperties, html },
        ...{ explicitlyTrashed: false, createdTime: now, modifiedTime: now, modifiedBy: by, version: 1 },
      };
      state.files.push(file);
      return file;
    },

    /** What is said or how it is named changes when it was last modified; the trash does not. */
    change(file: DriveFile, { appProperties, ...change }: FileChange, by: User): DriveFile {
      if (appProperties) checkProperties(appProperties);
      Object.assign(file, change, { appProperties: { ...file.appProperties, ...appProperties } });
      file.version += 1;
      if (change.name === undefined && change.html === undefined) return file;
      // Two changes within one millisecond are two.
      const modified = Math.max(Date.now(), Date.parse(file.modifiedTime) + 1);
      return Object.assign(file, { modifiedTime: new Date(modified).toISOString(), modifiedBy: by });
    },
  };
}

function checkProperties(properties: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(properties)) {
    if (Buffer.byteLength(key + value) <= LONGEST_PROPERTY) continue;
    throw new DriveError(403, 'propertyLimitExceeded', `The property ${key} is too long.`);
  }
}

/** @see https://developers.google.com/workspace/drive/api/guides/about-shareddrives */
const noQuota = () =>
  new DriveError(
    403,
    'storageQuotaExceeded',
    'Service Accounts do not have storage quota. Leverage shared drives, or use OAuth delegation instead.',
  );
