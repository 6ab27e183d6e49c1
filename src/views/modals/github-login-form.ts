import type { ModalView } from '@slack/types';
import { plain, title } from '../blocks.ts';
import { input } from './inputs.ts';

export const githubLoginForm = {
  callbackId: 'github-login-form',
  blocks: { login: 'login' },
  value: 'value',
} as const;

/** The form in which a developer says who they are on GitHub. */
export function githubLoginFormView({ employee }: { employee: number }): ModalView {
  const { callbackId, blocks, value: action_id } = githubLoginForm;
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: String(employee),
    title: title('Your GitHub login'),
    submit: title('Send'),
    close: title('Cancel'),
    blocks: [
      input(
        blocks.login,
        'GitHub login',
        { type: 'plain_text_input', action_id, max_length: 80, placeholder: plain('octocat', 150) },
        { hint: 'A manager confirms that it is you; then you get access.' },
      ),
    ],
  };
}
