import type { Db } from 'mongodb';
import { collectionOf } from '../mongo/index.ts';
import * as collections from './collections.ts';
import type { Integration } from './types.ts';

/** What has not changed is written again this often: an idle bakery is not to write all day. */
const WRITE_AGAIN_MS = 60_000;

/** Writes what this worker knows of the integrations, so that any process can tell how they are. */
export function createReports(db: Db, integrations: Readonly<Record<string, Integration>>) {
  const reports = collectionOf(db, collections.integrationReports);
  const succeededSince = new Set<string>();
  let writtenAt = Number.NEGATIVE_INFINITY;

  return {
    succeeded(integration: string): void {
      succeededSince.add(integration);
    },
    async write(): Promise<void> {
      const succeeded = new Set(succeededSince);
      succeededSince.clear();
      const all = performance.now() - writtenAt > WRITE_AGAIN_MS;
      for (const [name, { configured }] of Object.entries(integrations)) {
        if (!all && !succeeded.has(name)) continue;
        const report = { configured, seenAt: '$$NOW', ...(succeeded.has(name) && { lastSuccessAt: '$$NOW' }) };
        await reports.updateOne({ _id: name }, [{ $set: report }], { upsert: true });
      }
      if (all) writtenAt = performance.now();
    },
  };
}
