import { employeeDetails } from '../../views/messages/employees.ts';
import { onboardingForm } from '../../views/modals/onboarding-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { optionsIn, textIn, userIn } from '../forms/values.ts';

/** Onboards an employee. */
export function submitOnboardingForm({ employees }: Pick<ListenerDependencies, 'employees'>): FormHandler {
  const { blocks, value } = onboardingForm;

  return {
    blockOf: (path) => blocks[path.split('.')[0] as keyof typeof blocks],
    async handle({ view, by, key }) {
      const permissions = optionsIn(view, blocks.permissions, value);
      const newcomer = {
        firstName: textIn(view, blocks.firstName, value) ?? '',
        lastName: textIn(view, blocks.lastName, value) ?? '',
        permissions: { developer: permissions.includes('developer'), manager: permissions.includes('manager') },
        slackUser: userIn(view, blocks.slackUser, value),
        githubLogin: textIn(view, blocks.githubLogin, value),
        email: textIn(view, blocks.email, value),
      };
      const { result: employee } = await employees.onboard(newcomer, by, { key, contents: newcomer });
      return { heading: `Employee ${employee.number}`, message: employeeDetails(employee) };
    },
  };
}
