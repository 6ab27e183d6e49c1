import { PermanentFailure } from '../../platform/failures.ts';
import { type ArchiveItem, type DocumentArchive, FOLDER_GONE } from '../../services/cancelled-orders/index.ts';
import { createDriveCall, type DriveConnection } from './client.ts';
import { isNotThere } from './failures.ts';
import { htmlOf } from './html.ts';
import { FIELDS, file, filePage, read } from './schema.ts';

export interface DriveArchiveOptions extends DriveConnection {
  /** The id of a shared drive: a service account has no storage of its own. */
  driveId: string;
}

const MIME_TYPES = {
  folder: 'application/vnd.google-apps.folder',
  document: 'application/vnd.google-apps.document',
} as const;

/** The appProperty that holds our key; nobody but this app sees it. */
const PROPERTY = 'ovenbird';
const PAGE = 100;

/** Without it, Drive knows nothing of shared drives. */
const shared = { supportsAllDrives: true } as const;

/**
 * The archive in a shared drive on Google Drive: folders, and Google Docs made from HTML. What is removed goes to the
 * trash, from where a person may take it back, and which a content manager of the drive is allowed to do.
 *
 * @see https://developers.google.com/workspace/drive/api/guides/about-shareddrives
 */
export function createDriveArchive({ driveId, ...connection }: DriveArchiveOptions): DocumentArchive {
  const call = createDriveCall(connection);

  return {
    async find(key, signal) {
      const all = [];
      let pageToken: string | undefined;
      do {
        const query = {
          ...shared,
          ...{ corpora: 'drive', driveId, includeItemsFromAllDrives: true },
          q: `appProperties has { key='${PROPERTY}' and value='${quotable(key)}' } and trashed = false`,
          orderBy: 'createdTime',
          pageSize: PAGE,
          pageToken,
          fields: `nextPageToken,files(${FIELDS})`,
        };
        const page = read(filePage, await call(signal, ({ files }, options) => files.list(query, options)));
        all.push(...page.files);
        pageToken = page.nextPageToken;
      } while (pageToken);
      return all;
    },

    read: (fileId, signal) =>
      orNull(async () => {
        const query = { ...shared, fileId, fields: FIELDS };
        return read(file, await call(signal, ({ files }, options) => files.get(query, options)));
      }),

    async create(key, item, signal) {
      const parents = [item.kind === 'document' ? item.folder : driveId];
      const requestBody = {
        ...{ name: item.name, mimeType: MIME_TYPES[item.kind], parents },
        appProperties: { [PROPERTY]: key },
      };
      const request = { ...shared, requestBody, media: mediaOf(item), fields: FIELDS };
      try {
        return read(file, await call(signal, ({ files }, options) => files.create(request, options)));
      } catch (error) {
        // Of a new file there is nothing that could be missing but the place for it.
        if (!(isNotThere(error) && item.kind === 'document')) throw error;
        throw new PermanentFailure(FOLDER_GONE, 'the folder is not there', { cause: error });
      }
    },

    write: (fileId, item, signal) =>
      orNull(async () => {
        const requestBody = { name: item.name, trashed: false };
        const request = { ...shared, fileId, requestBody, media: mediaOf(item), fields: FIELDS };
        return read(file, await call(signal, ({ files }, options) => files.update(request, options)));
      }),

    async remove(fileId, signal) {
      const request = { ...shared, fileId, requestBody: { trashed: true } };
      await orNull(() => call(signal, ({ files }, options) => files.update(request, options)));
    },
  };
}

function mediaOf(item: ArchiveItem) {
  return item.kind === 'document' ? { mimeType: 'text/html', body: htmlOf(item.text) } : undefined;
}

/** A value in a query. @see https://developers.google.com/workspace/drive/api/guides/search-files */
function quotable(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
}
