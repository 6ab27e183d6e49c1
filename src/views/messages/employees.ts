import type { Employee } from '../../services/employees/index.ts';
import { context, type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { counted, slackDate } from '../format.ts';

/** So many are shown. */
export const MOST_EMPLOYEES_SHOWN = 100;

const LOGIN_WORDS = {
  proposed: 'being looked up',
  unknown: 'unknown to GitHub',
  found: 'waits for a manager’s confirmation',
  confirmed: 'confirmed',
  refused: 'not theirs, says a manager',
} as const;

/** `*10* · Dana Dev · developer · @dana-dev` */
function employeeLine({ number, firstName, lastName, permissions, slackUser, employed }: Employee): string {
  const parts = [
    `*${number}*`,
    short(`${firstName} ${lastName}`),
    ...(permissions.manager ? ['manager'] : []),
    ...(permissions.developer ? ['developer'] : []),
    ...(slackUser ? [`<@${slackUser}>`] : []),
    ...(employed ? [] : ['_fired_']),
  ];
  return parts.join(' · ');
}

/** The people employed here, one a line. @param employees one more than are shown says that there are more */
export function employeeList(employees: readonly Employee[]): Message {
  if (employees.length === 0) {
    const text = 'Nobody is employed here so far. A manager onboards people with `/employee`.';
    return { text, blocks: [section(text)] };
  }
  const shown = employees.slice(0, MOST_EMPLOYEES_SHOWN);
  const { blocks, left } = sectionsOf(shown.map(employeeLine), MOST_SECTIONS);
  const more = employees.length > shown.length || left > 0;
  const text = more ? 'The team' : `The team: ${counted(employees.length, 'person', 'people')}`;
  const hint = 'And more. `/employee show` and a number tells of each.';
  return { text, blocks: [section(`*${text}*`), ...blocks, ...(more ? [context(hint)] : [])] };
}

export function employeeDetails(employee: Employee): Message {
  const { number, firstName, lastName, email, github, onboardedAt, onboardedBy, firedAt, firedBy } = employee;
  const name = short(`${firstName} ${lastName}`);
  const facts = [
    employeeLine(employee),
    `Onboarded ${slackDate(onboardedAt)} by ${short(onboardedBy.name)}`,
    ...(github ? [`GitHub: ${short(github.login)} (${LOGIN_WORDS[github.state]})`] : []),
    ...(email ? [`E-mail: ${short(email)}`] : []),
    ...(firedAt ? [`Fired ${slackDate(firedAt)} by ${short(firedBy?.name ?? '')}`] : []),
  ];
  return { text: `Employee ${number}: ${name}`, blocks: [section(facts.join('\n'))] };
}
