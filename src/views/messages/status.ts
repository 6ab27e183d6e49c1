import type { Button, KnownBlock, SectionBlock } from '@slack/types';
import type { DeadDelivery, IntegrationHealth } from '../../platform/outbox/index.ts';
import { actions, button, context, divider, type Message, section } from '../blocks.ts';
import { escapeWithin, short } from '../escape.ts';
import { slackDate } from '../format.ts';

export const statusActions = {
  retry: 'status.retry',
  retryAll: 'status.retry-all',
  runOff: 'status.run-off',
} as const;

/** So many dead deliveries are shown: a message has room for 50 blocks. */
export const MOST_DEAD_SHOWN = 10;

/** Of so many integrations a view says something: there are fewer. */
export const MOST_INTEGRATIONS = 15;

const LONGEST_WORD = 80;
const LONGEST_REASON = 250;

/** What integrations are called by people; one that is not here is called by its name in the books. */
const NAMES: Readonly<Record<string, string>> = {
  books: 'The books',
  slack: 'Slack',
  jira: 'Jira',
  github: 'GitHub',
  drive: 'Google Drive',
  mail: 'E-mail',
  auction: 'Energy auction',
  s3: 'S3',
  redis: 'Redis',
};

const NOTHING = 'nothing waits';

type Counts = Pick<IntegrationHealth, 'queued' | 'retrying' | 'dead' | 'off'>;

export interface StatusModel {
  integrations: readonly IntegrationHealth[];
  dead: readonly DeadDelivery[];
  /** Managers may retry and run what was put aside. */
  manager: boolean;
}

/** How the work stands that goes on behind the scenes. */
export function status({ integrations, dead, manager }: StatusModel): Message {
  const [queued, retrying, lost] = [
    total(integrations, 'queued'),
    total(integrations, 'retrying'),
    deadIn(integrations),
  ];
  const text = `How the work stands: ${waiting({ queued, retrying, dead: lost, off: total(integrations, 'off') })}`;
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...integrations.slice(0, MOST_INTEGRATIONS).map((each) => integration(each, manager)),
      ...(dead.length > 0 ? [divider, ...deadPart(dead.slice(0, MOST_DEAD_SHOWN), manager)] : []),
      ...(lost > dead.length ? [context(`And ${lost - dead.length} more.`)] : []),
      ...actions(manager ? retryAllButton(integrations) : []),
    ],
  };
}

export function integrationName(name: string): string {
  return NAMES[name] ?? short(name);
}

/** Nobody need look at it. */
export function isWell(health: IntegrationHealth): boolean {
  return health.configured && !health.degraded && waiting(health) === NOTHING;
}

/** `:white_check_mark: *Jira* · 1 queued · oldest since ... · last success ...`, `... · nothing waits · not used yet` */
export function integrationLine(health: IntegrationHealth): string {
  const { name, configured, lastSuccessAt, oldestAt } = health;
  const never = waiting(health) === NOTHING ? 'not used yet' : 'no success yet';
  const parts = [
    `${markOf(health)} *${integrationName(name)}*${configured ? '' : ' (not configured)'}`,
    waiting(health),
    ...(oldestAt ? [`oldest since ${slackDate(oldestAt)}`] : []),
    lastSuccessAt ? `last success ${slackDate(lastSuccessAt)}` : never,
  ];
  return parts.join(' · ');
}

/** What only a person's retry will move again, each with its reason. */
export function deadPart(dead: readonly DeadDelivery[], manager: boolean): SectionBlock[] {
  return dead.map(({ id, reaction, target, code, reason, since }) => {
    const [what, of, why] = [reaction, target, code].map((word) => escapeWithin(word, LONGEST_WORD));
    const text = `:skull: *${what}* for \`${of}\` since ${slackDate(since)}\n\`${why}\` ${escapeWithin(reason, LONGEST_REASON)}`;
    return section(text, manager ? { accessory: button(statusActions.retry, 'Retry', { value: id }) } : {});
  });
}

export function retryAllButton(integrations: readonly IntegrationHealth[]): Button[] {
  const dead = deadIn(integrations);
  return dead > 0 ? [button(statusActions.retryAll, `Retry all ${dead}`)] : [];
}

function integration(health: IntegrationHealth, manager: boolean): KnownBlock {
  const { name, configured, off } = health;
  const run = button(statusActions.runOff, `Run ${off} put aside`, { value: name });
  return section(integrationLine(health), manager && configured && off > 0 ? { accessory: run } : {});
}

function markOf({ configured, degraded, dead, retrying }: IntegrationHealth): string {
  if (!configured) return ':zzz:';
  if (degraded) return ':construction:';
  return dead > 0 || retrying > 0 ? ':warning:' : ':white_check_mark:';
}

/** `2 queued, 1 dead`, or that there is nothing. */
function waiting({ queued, retrying, dead, off }: Counts): string {
  const counts = { queued, retrying, dead, 'put aside': off };
  const some = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  return some.join(', ') || NOTHING;
}

function total(integrations: readonly IntegrationHealth[], of: keyof Counts): number {
  return integrations.reduce((sum, each) => sum + each[of], 0);
}

const deadIn = (integrations: readonly IntegrationHealth[]) => total(integrations, 'dead');
