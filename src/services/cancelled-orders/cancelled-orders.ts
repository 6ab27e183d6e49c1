import type { Db } from 'mongodb';
import { PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { EventLog, Run } from '../../platform/outbox/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Orders } from '../orders/index.ts';
import type { Settings } from '../settings/index.ts';
import { createCheckDocuments } from './checking.ts';
import { documentOf } from './document.ts';
import type { DocumentArchive } from './document-archive.ts';
import { createKeepFolder } from './folder.ts';
import { createKeepDocument } from './keeping.ts';
import { createRemoveDocument } from './removing.ts';
import { createArchivedFiles, isFiled } from './store.ts';

/** Cancelled orders are filed where people read them: one document for each customer, all in one folder. */
export interface CancelledOrders {
  /** Keeps the folder. A reaction. */
  keepFolder(run: Pick<Run, 'signal'>): Promise<void>;
  /** Makes a customer's document list their cancelled orders as they are now; takes a forgotten one's away. A reaction. */
  file(customer: string, run: Pick<Run, 'signal'>): Promise<void>;
  /** Finds the documents that somebody changed, some a step. @param after `start`, or where the last step ended */
  check(after: string, run: Pick<Run, 'signal'>): Promise<void>;
}

export interface CancelledOrdersDependencies {
  db: Db;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  orders: Pick<Orders, 'cancelledOf'>;
  customers: Pick<Customers, 'get'>;
  settings: Pick<Settings, 'readFresh'>;
  /** Absent where nothing is filed; the reactions are off then. */
  archive?: DocumentArchive;
}

/** More than fit into a document. */
const MOST_ORDERS = 20_000;

const nowhere = async (): Promise<void> => {
  throw new PermanentFailure('not_configured', 'no archive is configured in this process');
};

export function createCancelledOrders(dependencies: CancelledOrdersDependencies): CancelledOrders {
  const { db, orders, customers, settings, archive } = dependencies;
  if (!archive) return { keepFolder: nowhere, file: nowhere, check: nowhere };
  const files = createArchivedFiles(db);

  async function contentOf(id: string) {
    const customer = await customers.get(id);
    if (!customer) return null;
    const cancelled = await orders.cancelledOf(id, MOST_ORDERS);
    // Cancelled and undone before anything was filed: no document is made to say that there is nothing.
    if (cancelled.total === 0 && !isFiled(await files.document(id))) return null;
    return documentOf({ customer, ...cancelled, zone: (await settings.readFresh()).zone });
  }

  const parts = { ...dependencies, archive, files, contentOf };
  const keep = createKeepDocument(parts);
  const remove = createRemoveDocument(parts);
  return {
    keepFolder: createKeepFolder(parts),
    async file(id, run) {
      const customer = await customers.get(id);
      await (customer?.forgotten ? remove(id, run) : keep(id, run));
    },
    check: createCheckDocuments(parts),
  };
}
