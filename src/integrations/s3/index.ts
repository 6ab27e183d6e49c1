export type { S3Options } from './client.ts';
export { createResultArchive } from './result-archive.ts';
