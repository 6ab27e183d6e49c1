import { fullName } from '../../../services/employees/index.ts';
import { short } from '../../../views/escape.ts';
import { note } from '../../../views/messages/note.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { numberOf } from '../number-of.ts';

/** `/employee fire 10` */
export function fireEmployee({ employees }: Pick<ListenerDependencies, 'employees'>) {
  return async ({ text, by }: Typed): Promise<Reply> => {
    const { number } = numberOf(text, 'employee', '/employee fire 10');
    const employee = await employees.fire(number, by);
    return note(
      `${short(fullName(employee))} does not work here any more. Access, if there was any, is being taken away.`,
    );
  };
}
