import type { Db } from 'mongodb';
import { type Asking, type AskingDependencies, createAsking } from './asking.ts';
import { createDelivering, type Delivering, type DeliveringDependencies } from './delivering.ts';
import { createAssistanceStore } from './store.ts';

/** People ask the bakery for assistance; it is heard where the topic says. */
export interface Assistance extends Asking, Delivering {}

export type AssistanceDependencies = { db: Db } & Omit<AskingDependencies, 'store'> &
  Omit<DeliveringDependencies, 'store'>;

export function createAssistance({ db, ...dependencies }: AssistanceDependencies): Assistance {
  const parts = { ...dependencies, store: createAssistanceStore(db) };
  return { ...createAsking(parts), ...createDelivering(parts) };
}
