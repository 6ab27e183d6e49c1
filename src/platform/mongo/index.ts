export { createMongoClient, impatient, patient } from './client.ts';
export { type CollectionDefinition, collectionOf, ensureCollections } from './collections.ts';
export { counters, createNumbers } from './counter.ts';
export { isDuplicateKey, isUnreachable } from './errors.ts';
export { createTransact, type Transact } from './transactions.ts';
