export type { MongodBinary } from './find.ts';
export { findMongod } from './find.ts';
export type { Mongod, MongodOptions } from './start.ts';
export { startMongod } from './start.ts';
