import { employeeDetails } from '../../../views/messages/employees.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { numberOf } from '../number-of.ts';

/** `/employee show 10` */
export function showEmployee({ employees }: Pick<ListenerDependencies, 'employees'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { number } = numberOf(text, 'employee', '/employee show 10');
    return employeeDetails(await employees.show(number, by));
  };
}
