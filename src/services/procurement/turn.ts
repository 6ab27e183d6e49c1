import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';

interface Turn {
  _id: string;
  /** How many steps were made. */
  steps: number;
}

export const nettingTurnCollection: CollectionDefinition<Turn> = { name: 'netting_turns', indexes: [] };

/**
 * Netting is done one step at a time: its target sees to that. But a run that lost its lease may be going on, so each step
 * writes this first: of two at once one conflicts, and is done anew on what the other left.
 */
export function createTurn(db: Db) {
  const turns = collectionOf(db, nettingTurnCollection);
  return async (session: ClientSession): Promise<void> => {
    await turns.updateOne({ _id: 'netting' }, { $inc: { steps: 1 } }, { upsert: true, session });
  };
}
