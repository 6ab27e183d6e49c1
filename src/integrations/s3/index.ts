export { createResultArchive, type S3Options } from './result-archive.ts';
