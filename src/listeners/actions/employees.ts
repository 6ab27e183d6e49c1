import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { staffNoteActions } from '../../views/messages/staff-note.ts';
import { githubLoginFormView } from '../../views/modals/github-login-form.ts';
import { answerButton, type Edge, openByButton } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { decideLogin } from './decide-login.ts';

/** The buttons in notes about employees. */
export function registerEmployeeButtons(app: App, edge: Edge, { employees }: ListenerDependencies): void {
  const confirm = decideLogin(
    employees.confirmLogin,
    (name, login) => `:white_check_mark: *${login}* is ${name}: access is on its way.`,
  );
  const reject = decideLogin(
    employees.refuseLogin,
    (name, login) => `*${login}* is not ${name}: they are asked again.`,
  );
  app.action<BlockAction<ButtonAction>>(
    staffNoteActions.giveLogin,
    openByButton(edge, async ({ value }) => githubLoginFormView({ employee: Number(value) })),
  );
  app.action<BlockAction<ButtonAction>>(staffNoteActions.confirmLogin, answerButton(edge, confirm));
  app.action<BlockAction<ButtonAction>>(staffNoteActions.rejectLogin, answerButton(edge, reject));
}
