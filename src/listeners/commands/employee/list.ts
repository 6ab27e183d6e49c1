import { employeeList, MOST_EMPLOYEES_SHOWN } from '../../../views/messages/employees.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';

/** `/employee list` */
export function listEmployees({ employees }: Pick<ListenerDependencies, 'employees'>) {
  const limit = MOST_EMPLOYEES_SHOWN + 1;
  return async ({ by }: Typed): Promise<Reply> => employeeList(await employees.list({ by, limit }));
}
