import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { isDuplicateKey, type Transact } from '../../platform/mongo/index.ts';
import type { EventLog, Run } from '../../platform/outbox/index.ts';
import { stepAsked, stepDecided } from './events.ts';
import { createPlaceStep, type PlaceStepDependencies } from './place-step.ts';
import type { Step } from './step.ts';
import { createStepStore } from './store.ts';
import type { WorkflowSteps } from './workflow-steps.ts';

/** A step as the edge hears of it. */
export interface AskedStep extends Pick<Step, 'run' | 'person' | 'request'> {
  /** The same however often it is sent. */
  key: string;
}

/**
 * Orders that a step of somebody's workflow asks for. The step waits for an answer and nobody asks on its behalf again, so
 * each of three things is in the books before the next begins: what it asks for, what came of it, that it was told.
 */
export interface WorkflowOrders {
  /** Writes down what a step asks for. The same step again changes nothing. */
  take(asked: AskedStep): Promise<void>;
  /** Places the order, or finds out why it cannot be placed. A reaction. */
  place(id: string, run: Run): Promise<void>;
  /** Tells the step what came of it. A reaction. */
  answer(id: string, run: Run): Promise<void>;
}

interface Dependencies extends PlaceStepDependencies {
  db: Db;
  transact: Transact;
  events: Pick<EventLog, 'record'>;
  clock: Clock;
  /** Absent where the workspace is not configured. */
  steps?: WorkflowSteps;
}

export function createWorkflowOrders({ db, transact, events, clock, steps, ...deps }: Dependencies): WorkflowOrders {
  const store = createStepStore(db);
  const placeStep = createPlaceStep(deps);

  return {
    async take({ key, ...asked }) {
      try {
        await transact(async (session) => {
          await store.insert({ _id: key, ...asked, state: 'asked', createdAt: clock.now() }, session);
          await events.record(session, stepAsked(key));
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    async place(id, { signal }) {
      const step = await store.inState(id, 'asked');
      if (!step) return;
      const outcome = await placeStep(step, signal);
      await transact(async (session) => {
        if (await store.decide(id, outcome, session)) await events.record(session, stepDecided(id));
      });
    },

    async answer(id, { signal }) {
      const step = await store.inState(id, 'decided');
      if (!steps || !step?.outcome) return;
      await store.end(id, await steps.tell(step.run, step.outcome, signal));
    },
  };
}
