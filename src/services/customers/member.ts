import { recipientIsApp } from './errors.ts';

/** Somebody in the workspace, human or not. */
export interface Member {
  /** Slack user id. */
  id: string;
  /** What they call themselves; may be empty. */
  displayName: string;
  realName: string;
  email?: string;
  /** IANA time zone. */
  zone: string;
  admin: boolean;
  bot: boolean;
  deleted: boolean;
  /** When any of this was last changed, by the workspace's clock; absent where it does not say. */
  changedAt?: Date;
}

/** What a person is called: the display name, else the real name. */
export function nameOf({ id, displayName, realName }: Pick<Member, 'id' | 'displayName' | 'realName'>): string {
  return displayName.trim() || realName.trim() || id;
}

/** Names that people take for the same are the same: compatibility forms, spaces and case do not count. */
export function normaliseName(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The names by which somebody is found. */
export function namesOf({ displayName, realName }: Pick<Member, 'displayName' | 'realName'>): string[] {
  return [...new Set([displayName, realName].map(normaliseName).filter(Boolean))];
}

/** A member as whom an order is for. Nobody hears of an app's orders: mail to its name would reach a stranger. */
export function recipientOf(member: Member): { slackUser: string; name: string } {
  const name = nameOf(member);
  if (member.bot) throw recipientIsApp(name);
  return { slackUser: member.id, name };
}
