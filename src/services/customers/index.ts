export { type Customer, PREFERENCES, type Preference, type Reach } from './customer.ts';
export { type Customers, createCustomers } from './customers.ts';
export { createDirectory, type Directory } from './directory.ts';
export { STALE_CURSOR, type WorkspaceDirectory } from './directory-source.ts';
export { directoryReadingCollection, slackUserCollection } from './directory-store.ts';
export { type DirectoryDue, type DirectoryPageDue, readingOf } from './events.ts';
export { type Member, nameOf } from './member.ts';
export { customerCollection } from './store.ts';
