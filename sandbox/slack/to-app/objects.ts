import { createHash } from 'node:crypto';
import { bakery } from '../state/bakery.ts';
import type { Channel, Json, Person } from '../state/types.ts';

/** A person as the Web API and events show them: https://docs.slack.dev/reference/objects/user-object */
export function userObject(person: Person, { withEmail }: { withEmail: boolean }): Json {
  const [first_name = '', ...rest] = person.realName.split(' ');
  return {
    id: person.id,
    team_id: bakery.team.id,
    name: person.name,
    deleted: person.deleted,
    ...(!person.deleted && { real_name: person.realName, ...zoneOf(person) }),
    profile: {
      real_name: person.realName,
      real_name_normalized: unaccented(person.realName),
      display_name: person.displayName,
      display_name_normalized: unaccented(person.displayName),
      first_name,
      last_name: rest.join(' '),
      avatar_hash: createHash('sha1').update(person.id).digest('hex').slice(0, 12),
      team: bakery.team.id,
      ...(withEmail && person.email !== undefined && { email: person.email }),
      ...(person.isBot && { api_app_id: bakery.app.id, bot_id: bakery.app.botId }),
    },
    is_admin: person.isAdmin,
    is_owner: person.isOwner,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
  };
}

/** Making a format takes longer than all that is done with it, and a large workspace has the same zone many times. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string, timeZoneName: 'long' | 'longOffset'): Intl.DateTimeFormat {
  const key = `${timeZone} ${timeZoneName}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName });
  formats.set(key, format);
  return format;
}

function zoneOf({ tz }: Person): Json {
  const part = (timeZoneName: 'long' | 'longOffset') =>
    formatIn(tz, timeZoneName)
      .formatToParts()
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(part('longOffset')) ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { tz, tz_label: part('long'), tz_offset: sign === '-' ? -seconds : seconds };
}

function unaccented(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** A channel or direct message as the app sees it: https://docs.slack.dev/reference/objects/conversation-object */
export function channelObject(channel: Channel): Json {
  const { id, created, archived, kind, name, members } = channel;
  if (kind === 'im') {
    const user = members.find((member) => member !== bakery.app.botUser);
    return { id, created, is_im: true, is_archived: archived, is_org_shared: false, user, is_open: true };
  }
  return {
    id,
    name,
    name_normalized: name,
    created,
    creator: 'U0MANAGER',
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: false,
    is_private: kind === 'private',
    is_archived: archived,
    is_general: id === 'C0GENERAL',
    is_shared: false,
    is_member: members.includes(bakery.app.botUser),
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: members.length,
  };
}
