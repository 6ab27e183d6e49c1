export type { ServiceAccount } from './client.ts';
export { createDriveArchive, type DriveArchiveOptions } from './document-archive.ts';
