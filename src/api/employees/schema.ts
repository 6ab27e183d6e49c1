import { z } from 'zod';
import { type Employee, emailAddress, LONGEST_NAME, type NewEmployee } from '../../services/employees/index.ts';
import { numberId } from '../http/number-id.ts';
import { pageOf, pageQuery } from '../http/paging.ts';

export const employeeId = numberId('The employee’s number.', 10);

const called = (example: string) => z.string().trim().min(1).max(LONGEST_NAME).meta({ example });

export const newEmployee = z
  .strictObject({
    firstName: called('Dana'),
    lastName: called('Developer'),
    permissions: z
      .strictObject({
        developer: z.boolean().default(false).meta({ description: 'Gets access to the recipes’ repository.' }),
        manager: z.boolean().default(false).meta({ description: 'May change how the bakery works.' }),
      })
      .optional(),
    github: z
      .string()
      .regex(/^@?[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/)
      .optional()
      .meta({ description: 'Their login. It gives access once a manager has confirmed it.', example: 'dana-dev' }),
    slack: z
      .string()
      .regex(/^[UW][A-Z0-9]+$/)
      .max(50)
      .optional()
      .meta({ description: 'Their Slack user id.', example: 'U0123DANA' }),
    email: emailAddress.optional().meta({ example: 'dana@example.com' }),
  })
  .meta({ id: 'NewEmployee' });

export const employee = z
  .strictObject({
    id: z.int().meta({ description: 'Their number.' }),
    firstName: z.string(),
    lastName: z.string(),
    permissions: z.strictObject({ developer: z.boolean(), manager: z.boolean() }),
    github: z.string().optional().meta({ description: 'Their login, as far as anybody gave one.' }),
    githubState: z
      .enum(['proposed', 'unknown', 'found', 'confirmed', 'refused'])
      .optional()
      .meta({ description: 'What became of the login: only one that is confirmed gives access.' }),
    slack: z.string().optional(),
    email: z.string().optional(),
    employed: z.boolean().meta({ description: 'False from when they are fired.' }),
    onboardedAt: z.iso.datetime(),
    firedAt: z.iso.datetime().optional(),
  })
  .meta({ id: 'Employee' });

export const employeePage = pageOf(employee, 'EmployeePage');

const fired = z
  .stringbool({ truthy: ['true'], falsy: ['false'] })
  .default(false)
  .meta({ description: 'True: also those who were fired; the books keep them.', override: { type: 'boolean' } });

/** Employees are listed by number. */
export const employeesQuery = pageQuery(z.int(), { fired });

export const employeeQuery = z.strictObject({ fired });

/** Who is onboarded, as the bakery takes it. */
export function employeeOf({ github, slack, ...given }: z.output<typeof newEmployee>): NewEmployee {
  return { ...given, githubLogin: github, slackUser: slack };
}

const NAMES: Readonly<Record<string, string>> = { githubLogin: 'github', slackUser: 'slack' };

/** What the API calls a field of an employee. */
export const fieldOf = (path: string) => NAMES[path] ?? path;

export function showEmployee(shown: Employee): z.output<typeof employee> {
  const { number, firstName, lastName, permissions, github, slackUser, email, employed, onboardedAt, firedAt } = shown;
  return {
    id: number,
    ...{ firstName, lastName },
    permissions: { developer: permissions.developer, manager: permissions.manager },
    github: github?.login,
    githubState: github?.state,
    slack: slackUser,
    ...{ email, employed },
    onboardedAt: onboardedAt.toISOString(),
    firedAt: firedAt?.toISOString(),
  };
}

export const newDana = {
  firstName: 'Dana',
  lastName: 'Developer',
  permissions: { developer: true },
  github: 'dana-dev',
  email: 'dana@example.com',
};

export const dana = {
  id: 10,
  ...newDana,
  permissions: { developer: true, manager: false },
  githubState: 'proposed',
  employed: true,
  onboardedAt: '2026-11-21T09:00:00.000Z',
};
