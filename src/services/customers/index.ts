export { slugOfCustomer } from './by-name.ts';
export {
  type Customer,
  FORMER_CUSTOMER,
  type KnownCustomer,
  LONGEST_CUSTOMER_NAME,
  PREFERENCES,
  type Preference,
  type Reach,
} from './customer.ts';
export { type Customers, createCustomers } from './customers.ts';
export { createDirectory, type Directory } from './directory.ts';
export { STALE_CURSOR, type WorkspaceDirectory } from './directory-source.ts';
export { directoryReadingCollection, slackUserCollection } from './directory-store.ts';
export type { CustomerEdit } from './edit-customer.ts';
export {
  type AddressGiven,
  type CustomerForgotten,
  type DirectoryDue,
  type DirectoryPageDue,
  readingOf,
} from './events.ts';
export type { CustomerReference } from './find-customer.ts';
export { type Member, nameOf, recipientOf } from './member.ts';
export { customerCollection } from './store.ts';
