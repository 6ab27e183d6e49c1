import { z } from 'zod';
import { LONGEST_ADDRESS } from '../../platform/mail-address.ts';

/** Of a first or last name. */
export const LONGEST_NAME = 80;

const name = (what: string) =>
  z
    .string({ error: `Give the ${what}.` })
    .trim()
    .min(1, { error: `Give the ${what}.` })
    .max(LONGEST_NAME, { error: `The ${what} has at most ${LONGEST_NAME} characters.` });

/** As people write it: `@dana-dev` is `dana-dev`. The underscore is in the logins of companies' managed accounts. */
export const githubLogin = z
  .string()
  .trim()
  .transform((login) => login.replace(/^@/, ''))
  .pipe(z.string().regex(/^[a-z\d][a-z\d_-]{0,38}$/i, { error: 'This is no GitHub login. An example: octocat.' }));

/** Before the @ there are at most 64 characters. https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.1 */
export const emailAddress = z
  .email({ error: 'This is no e-mail address.', abort: true })
  .max(LONGEST_ADDRESS)
  .regex(/^[^@]{1,64}@/, { error: 'This is no e-mail address.' });

export const newEmployee = z.strictObject({
  firstName: name('first name'),
  lastName: name('last name'),
  permissions: z
    .strictObject({ developer: z.boolean().default(false), manager: z.boolean().default(false) })
    .prefault({}),
  slackUser: z
    .string()
    .regex(/^[UW][A-Z0-9]+$/, { error: 'Choose somebody of this workspace.' })
    .optional(),
  email: emailAddress.optional(),
  githubLogin: githubLogin.optional(),
});

export type NewEmployee = z.input<typeof newEmployee>;
export type CheckedEmployee = z.output<typeof newEmployee>;

export const proposal = z.strictObject({ login: githubLogin });
