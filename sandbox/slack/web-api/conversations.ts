import { bakery } from '../state/bakery.ts';
import { imWith, openIm, personById } from '../state/lookup.ts';
import { channelObject } from '../to-app/objects.ts';
import { isMember, knownChannel, requireChannelScope } from './channels.ts';
import { ApiError } from './error.ts';
import type { Method } from './method.ts';
import { page } from './pages.ts';

/** https://docs.slack.dev/reference/methods/conversations.open (one person; group DMs are not played) */
export const open: Method = {
  scope: 'im:write',
  run: (args, { state, changes }) => {
    const users = (args.text('users') ?? '').split(',').filter(Boolean);
    if (users.length !== 1) throw new ApiError(users.length === 0 ? 'users_list_not_supplied' : 'too_many_users');
    const person = personById(state, users[0] ?? '');
    if (!person) throw new ApiError('user_not_found');
    if (person.isBot) throw new ApiError('cannot_dm_bot');
    if (person.deleted) throw new ApiError('user_disabled');
    const existing = imWith(state, person.id);
    const channel = openIm(state, person.id);
    if (!existing) changes.publish({ kind: 'channel', channel: channel.id });
    return {
      ...(existing && { no_op: true, already_open: true }),
      channel: args.flag('return_im') ? channelObject(channel) : { id: channel.id },
    };
  },
};

const kinds: Readonly<Record<string, 'public' | 'private' | 'im'>> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
};

/** https://docs.slack.dev/reference/methods/conversations.list */
export const list: Method = {
  run: (args, workspace) => {
    const wanted = (args.text('types') ?? 'public_channel').split(',').map((type) => {
      const kind = kinds[type.trim()];
      if (!kind) throw new ApiError('invalid_types');
      return kind;
    });
    const channels = workspace.state.channels.filter(
      (channel) =>
        wanted.includes(channel.kind) &&
        (channel.kind === 'public' || isMember(channel)) &&
        !(args.flag('exclude_archived') && channel.archived),
    );
    for (const kind of wanted) requireChannelScope(workspace, { kind }, 'read');
    const { items, response_metadata } = page(channels, args, { usual: 100, most: 999 });
    return { channels: items.map(channelObject), response_metadata };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.info */
export const info: Method = {
  run: (args, workspace) => {
    const channel = knownChannel(workspace, args.required('channel'));
    requireChannelScope(workspace, channel, 'read');
    return { channel: channelObject(channel) };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.join */
export const join: Method = {
  scope: 'channels:join',
  run: (args, workspace) => {
    const channel = knownChannel(workspace, args.required('channel'));
    if (channel.kind !== 'public') throw new ApiError('method_not_supported_for_channel_type');
    if (channel.archived) throw new ApiError('is_archived');
    const already = isMember(channel);
    if (!already) channel.members.push(bakery.app.botUser);
    workspace.changes.publish({ kind: 'channel', channel: channel.id });
    return {
      channel: channelObject(channel),
      ...(already && { warning: 'already_in_channel', response_metadata: { warnings: ['already_in_channel'] } }),
    };
  },
};

/** https://docs.slack.dev/reference/methods/conversations.members */
export const members: Method = {
  run: (args, workspace) => {
    const channel = knownChannel(workspace, args.required('channel'));
    requireChannelScope(workspace, channel, 'read');
    const { items, response_metadata } = page(channel.members, args, { usual: 100, most: 999 });
    return { members: items, response_metadata };
  },
};
