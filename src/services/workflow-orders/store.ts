import type { ClientSession, Collection, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Step, StepOutcome } from './step.ts';

const DAYS_90 = 90 * 24 * 60 * 60;

export const workflowStepCollection: CollectionDefinition<Step> = {
  name: 'workflow_steps',
  indexes: [{ keys: { createdAt: 1 }, options: { name: 'createdAt_ttl', expireAfterSeconds: DAYS_90 } }],
  schema: {
    bsonType: 'object',
    required: ['run', 'request', 'state'],
    properties: { run: { bsonType: 'string' }, state: { enum: ['asked', 'decided', 'told', 'gone'] } },
  },
};

export function createStepStore(db: Db) {
  const steps: Collection<Step> = collectionOf(db, workflowStepCollection);

  return {
    inState: (id: string, state: Step['state']) => steps.findOne({ _id: id, state }),

    async insert(step: Step, session: ClientSession): Promise<void> {
      await steps.insertOne(step, { session });
    },

    /** @returns false when it was decided before */
    async decide(id: string, outcome: StepOutcome, session: ClientSession): Promise<boolean> {
      const asked = { _id: id, state: 'asked' as const };
      const decided = await steps.updateOne(asked, { $set: { state: 'decided', outcome } }, { session });
      return decided.modifiedCount === 1;
    },

    async end(id: string, state: 'told' | 'gone'): Promise<void> {
      await steps.updateOne({ _id: id, state: 'decided' }, { $set: { state } });
    },
  };
}
