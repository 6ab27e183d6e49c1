import type { App } from '@slack/bolt';
import { usage } from '../../../views/messages/help.ts';
import { answerCommand, type Edge } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { emptyOnboardingForm } from '../../forms/onboarding-form.ts';
import { fireEmployee } from './fire.ts';
import { listEmployees } from './list.ts';
import { showEmployee } from './show.ts';

/** `/employee` */
export function registerEmployeeCommand(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.command(
    '/employee',
    answerCommand(edge, {
      alone: { opens: emptyOnboardingForm },
      subcommands: {
        list: { answers: listEmployees(deps) },
        show: { answers: showEmployee(deps) },
        fire: { answers: fireEmployee(deps) },
      },
      usage: usage.employee,
    }),
  );
}
