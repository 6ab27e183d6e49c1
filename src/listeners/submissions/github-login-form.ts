import { z } from 'zod';
import { short } from '../../views/escape.ts';
import { note } from '../../views/messages/note.ts';
import { githubLoginForm } from '../../views/modals/github-login-form.ts';
import type { FormHandler } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { memoryOf } from '../forms/memory.ts';
import { textIn } from '../forms/values.ts';

/** Notes which GitHub login a developer says they have. */
export function submitGithubLoginForm({ employees }: Pick<ListenerDependencies, 'employees'>): FormHandler {
  const { blocks, value } = githubLoginForm;

  return {
    blockOf: (path) => blocks[path as keyof typeof blocks],
    async handle({ view, by }) {
      const login = textIn(view, blocks.login, value) ?? '';
      await employees.proposeLogin(memoryOf(view, z.int()), login, by);
      const message = note(
        `Thank you! I look *${short(login)}* up; when a manager confirms that it is you, you get access.`,
      );
      return { heading: 'Your GitHub login', message };
    },
  };
}
