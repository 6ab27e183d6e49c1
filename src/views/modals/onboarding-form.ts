import type { ModalView } from '@slack/types';
import { LONGEST_NAME } from '../../services/employees/index.ts';
import { option, plain, title } from '../blocks.ts';
import { input } from './inputs.ts';

export const onboardingForm = {
  callbackId: 'onboarding-form',
  blocks: {
    firstName: 'first-name',
    lastName: 'last-name',
    permissions: 'permissions',
    slackUser: 'slack-user',
    githubLogin: 'github-login',
    email: 'email',
  },
  value: 'value',
} as const;

/** The form in which a manager onboards an employee. */
export function onboardingFormView(): ModalView {
  const { callbackId, blocks, value: action_id } = onboardingForm;
  const text = { type: 'plain_text_input', action_id } as const;
  const name = { ...text, max_length: LONGEST_NAME };
  return {
    type: 'modal',
    callback_id: callbackId,
    title: title('Onboard an employee'),
    submit: title('Onboard'),
    close: title('Cancel'),
    blocks: [
      input(blocks.firstName, 'First name', name),
      input(blocks.lastName, 'Last name', name),
      input(
        blocks.permissions,
        'Permissions',
        {
          type: 'checkboxes',
          action_id,
          options: [
            { ...option('Developer', 'developer'), description: plain('Gets access to our GitHub repository.', 75) },
            { ...option('Manager', 'manager'), description: plain('Changes the menu, the team and the settings.', 75) },
          ],
        },
        { optional: true },
      ),
      input(blocks.slackUser, 'On Slack', { type: 'users_select', action_id }, { optional: true }),
      input(blocks.githubLogin, 'GitHub login', text, {
        optional: true,
        hint: 'Left out for a developer on Slack: I ask them.',
      }),
      input(blocks.email, 'E-mail', { type: 'email_text_input', action_id }, { optional: true }),
    ],
  };
}
