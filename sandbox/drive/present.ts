import type { Files } from './files.ts';
import { ACCOUNT, FOLDER, SHARED_DRIVE } from './site.ts';
import type { DriveFile } from './state.ts';

export type Presenter = ReturnType<typeof createPresenter>;

/** A file as the API tells of it. `baseUrl` is the stand-in's. */
export function createPresenter({ isTrashed }: Pick<Files, 'isTrashed'>, baseUrl: string) {
  const urlOf = ({ id, mimeType }: DriveFile) =>
    mimeType === FOLDER ? `${baseUrl}/folders/${id}` : `${baseUrl}/document/d/${id}/edit`;

  return {
    urlOf,
    /** @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files#File */
    resource: (file: DriveFile) => ({
      kind: 'drive#file',
      id: file.id,
      name: file.name,
      mimeType: file.mimeType,
      parents: [file.parent],
      appProperties: file.appProperties,
      trashed: isTrashed(file),
      explicitlyTrashed: file.explicitlyTrashed,
      createdTime: file.createdTime,
      modifiedTime: file.modifiedTime,
      version: String(file.version),
      driveId: SHARED_DRIVE.id,
      webViewLink: urlOf(file),
      lastModifyingUser: {
        ...file.modifiedBy,
        kind: 'drive#user',
        me: file.modifiedBy.emailAddress === ACCOUNT.emailAddress,
      },
    }),
  };
}
