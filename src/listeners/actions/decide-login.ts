import { type Employees, fullName } from '../../services/employees/index.ts';
import { short } from '../../views/escape.ts';
import { note } from '../../views/messages/note.ts';
import { parseLoginValue } from '../../views/messages/staff-note.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import { outdatedButton } from './outdated-button.ts';

type Decide = Employees['confirmLogin' | 'refuseLogin'];

/** A manager's word on a developer's GitHub login; it takes the question's place. */
export function decideLogin(decide: Decide, said: (name: string, login: string) => string) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const shown = parseLoginValue(value);
    if (!shown) throw outdatedButton();
    const employee = await decide(shown.number, { login: shown.login, by });
    return { ...note(said(short(fullName(employee)), short(shown.login))), replaces: true };
  };
}
