import type { User } from './site.ts';

/** A folder, or a Google Doc. */
export interface DriveFile {
  id: string;
  name: string;
  mimeType: string;
  /** The folder it lies in, or the shared drive. */
  parent: string;
  appProperties: Record<string, string>;
  /** Thrown into the trash itself; what lies in a trashed folder is trashed too. */
  explicitlyTrashed: boolean;
  createdTime: string;
  modifiedTime: string;
  modifiedBy: User;
  version: number;
  /** What a document says; a folder says nothing. */
  html: string;
}

export interface DriveState {
  lastId: number;
  files: DriveFile[];
}

export const emptyDrive = (): DriveState => ({ lastId: 0, files: [] });

/** How the site behaves; a restart begins with the usual. */
export interface DriveSettings {
  /** So long a search does not find what was just created. */
  searchDelayMs: number;
}

export const usualSettings = (): DriveSettings => ({ searchDelayMs: 0 });
