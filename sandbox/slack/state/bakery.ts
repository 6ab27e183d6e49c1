import type { Channel, Person, SlackState } from './types.ts';

/** Ids and secrets of the sandbox's one team and app; stable, so that a restarted Ovenbird still knows everybody. */
export const bakery = {
  team: { id: 'T0BAKERY', name: 'The Bakery', domain: 'bakery' },
  app: {
    id: 'A0OVENBIRD',
    botId: 'B0OVENBIRD',
    botUser: 'U0OVENBIRD',
    name: 'Ovenbird',
    token: 'xoxb-sandbox-ovenbird',
    /** For Socket Mode; with the scope `connections:write`. */
    appToken: 'xapp-sandbox-ovenbird',
    signingSecret: 'sandbox-signing-secret',
    /** Slack's old way of proving itself, still in every payload. */
    verificationToken: 'sandbox-verification-token',
  },
} as const;

/** 2026-01-01, when this team was founded. */
const founded = 1_767_225_600;

function person(id: string, name: string, displayName: string, tz: string, more: Partial<Person> = {}): Person {
  return {
    id,
    name,
    displayName,
    realName: displayName,
    email: `${name}@bakery.example.com`,
    tz,
    isAdmin: false,
    isOwner: false,
    isBot: false,
    deleted: false,
    updated: founded,
    ...more,
  };
}

function channel(id: string, name: string, members: string[]): Channel {
  return { id, name, kind: 'public', members, archived: false, created: founded };
}

const everybody = ['U0MANAGER', 'U0BAKER', 'U0CAKELOVER', 'U0DEV'];
const staff = ['U0MANAGER', 'U0BAKER', 'U0DEV'];

/** The workspace at its first start. */
export function seed(): SlackState {
  const { email: _none, ...bot } = person(bakery.app.botUser, 'ovenbird', 'Ovenbird', 'Etc/UTC', { isBot: true });
  return {
    serial: 0,
    lastTs: 0,
    people: [
      person('U0MANAGER', 'olivia', 'Olivia Baker', 'Europe/Berlin', { isAdmin: true }),
      person('U0BAKER', 'ben', 'Ben Baker', 'Europe/Berlin'),
      person('U0CAKELOVER', 'cakelover', 'Mr. Cakelover', 'America/New_York'),
      person('U0DEV', 'dana', 'Dana Dev', 'Europe/Berlin'),
      bot,
    ],
    channels: [
      channel('C0GENERAL', 'general', everybody),
      channel('C0KITCHEN', 'kitchen', staff),
      channel('C0TEAM', 'team', staff),
    ],
    messages: {},
    ephemerals: [],
    modals: {},
    homes: {},
    choices: {},
    responseUrls: {},
    notices: [],
  };
}
