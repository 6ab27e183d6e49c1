import { createServices } from '../../../src/app/services.ts';
import { systemClock } from '../../../src/platform/clock.ts';
import { createMongoClient, createTransact, patient } from '../../../src/platform/mongo/index.ts';
import { defaultTimes } from '../../../src/platform/outbox/index.ts';
import { ben } from '../../support/people.ts';

/** Hands in records for the next auction, as the ovens' meters do. */
export async function handIn(mongodbUri: string, records: readonly object[]): Promise<void> {
  const client = createMongoClient(mongodbUri, patient);
  try {
    const transact = createTransact(client);
    const { auction } = createServices({
      ...{ db: client.db(), transact, clock: systemClock, times: defaultTimes },
      publicUrl: 'http://localhost',
      integrations: {},
    });
    await auction.submitRecords(records, ben);
  } finally {
    await client.close();
  }
}
