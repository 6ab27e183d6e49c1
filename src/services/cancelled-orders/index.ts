export {
  type CancelledOrders,
  type CancelledOrdersDependencies,
  createCancelledOrders,
} from './cancelled-orders.ts';
export {
  type ArchiveItem,
  type DocumentArchive,
  type DocumentText,
  type Filed,
  FOLDER_GONE,
} from './document-archive.ts';
export { customerToFile } from './events.ts';
export { archivedFileCollection } from './store.ts';
