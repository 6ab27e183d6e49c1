import { employeeList } from '../../../views/messages/employees.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

const MOST = 100;

/** `/employee list` */
export function listEmployees({ employees }: Pick<ListenerDependencies, 'employees'>) {
  return async ({ by }: Typed): Promise<Reply> => employeeList(await employees.list({ by, limit: MOST }));
}
