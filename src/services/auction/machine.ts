import { createOrderStore } from './order-store.ts';
import { createRecordStore } from './record-store.ts';
import { type ByStep, byStep } from './run.ts';
import { createRunStore } from './run-store.ts';
import { createBegin } from './steps/begin.ts';
import { createSteps, type StepDependencies } from './steps/index.ts';
import { createPages, type Pages } from './steps/pages.ts';
import type { Step } from './steps/step.ts';
import { createTellTeam } from './telling.ts';
import { createNoteTrouble, type NoteTrouble, watched } from './trouble.ts';

/** A run of the auction, for whatever drives its steps: our deliveries, or a state machine. */
export interface AuctionMachine {
  /** Opens the run of this hour, or finds it. @returns its id */
  begin(): Promise<string>;
  /** Each may be repeated freely, and says what is due next. */
  steps: ByStep<Step>;
  pages: Pages;
  noteTrouble: NoteTrouble;
}

export function createAuctionMachine(dependencies: StepDependencies): AuctionMachine {
  const { db, transact, clock } = dependencies;
  const runs = createRunStore(db);
  const noteTrouble = createNoteTrouble({ runs, tell: createTellTeam(dependencies), transact, clock });
  const begin = createBegin({ runs, clock });
  const bare = createSteps(dependencies);

  return {
    begin: () => transact(async (session) => (await begin(session))._id),
    steps: byStep((name) => watched(name, bare[name], { runs, noteTrouble })),
    pages: createPages({ ...dependencies, runs, records: createRecordStore(db), orders: createOrderStore(db) }),
    noteTrouble,
  };
}
