import type { Document } from 'mongodb';
import type { ProfiledQuery } from './profile.ts';

/** What is wrong with a query where there are very many documents. */
export type Fault = 'scan' | 'sort' | 'read much';

/** So many more than it found may a query look at. */
const FEW = 100;

/** What these queries do that they would not do where an index serves them. */
export function faultsOf({ command, plan, sortsInMemory, keysExamined, docsExamined, found }: ProfiledQuery): Fault[] {
  const read = Math.max(keysExamined, docsExamined);
  return [
    ...(plan.includes('COLLSCAN') ? (['scan'] as const) : []),
    ...(sortsInMemory && !isById(command) ? (['sort'] as const) : []),
    ...(read > FEW + 10 * found ? (['read much'] as const) : []),
  ];
}

/** Whatever is asked for by id is no more than the asker knows of. */
function isById({ filter, query, pipeline }: Document): boolean {
  const asked: Document = filter ?? query ?? pipeline?.[0]?.$match ?? {};
  return Object.values(asked).some((wanted) => wanted?.$in?.length === 0) || asked._id?.$in !== undefined;
}
