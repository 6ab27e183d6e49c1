import { resolve } from 'node:path';

/** This package, which has esbuild and the functions. */
export const PACKAGE = resolve(import.meta.dirname, '..');

/** The root of the repository, which has the Dockerfile and the app's sources. */
export const REPOSITORY = resolve(PACKAGE, '../..');
