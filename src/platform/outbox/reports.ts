import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';
import type { Integration } from './types.ts';

/** Writes what this worker knows of the integrations, so that any process can tell how they are. */
export function createReports(db: Db, integrations: Readonly<Record<string, Integration>>) {
  const reports = collectionOf(db, collections.integrationReports);
  const succeededSince = new Set<string>();

  return {
    succeeded(integration: string): void {
      succeededSince.add(integration);
    },
    async write(): Promise<void> {
      const succeeded = new Set(succeededSince);
      succeededSince.clear();
      for (const [name, { configured }] of Object.entries(integrations)) {
        const report = { configured, seenAt: '$$NOW', ...(succeeded.has(name) && { lastSuccessAt: '$$NOW' }) };
        await reports.updateOne({ _id: name }, [{ $set: report }], { upsert: true });
      }
    },
  };
}
