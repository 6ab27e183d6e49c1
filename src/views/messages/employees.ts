import type { Employee } from '../../services/employees/index.ts';
import { type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { slackDate } from '../format.ts';

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

export function employeeList(employees: readonly Employee[]): Message {
  if (employees.length === 0) {
    const text = 'Nobody is employed here so far. A manager onboards people with `/employee`.';
    return { text, blocks: [section(text)] };
  }
  const text = `The team: ${employees.length} ${employees.length === 1 ? 'person' : 'people'}`;
  return { text, blocks: [section('*The team*'), ...sectionsOf(employees.map(employeeLine), MOST_SECTIONS).blocks] };
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
