import { addMember, archive, createChannel, deleteChannel, removeMember } from '../people/channels.ts';
import { Impossible } from '../people/impossible.ts';
import { somebody } from '../people/sight.ts';
import { channelById, channelByName } from '../state/lookup.ts';
import type { Channel } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import type { AddRoute } from './router.ts';
import { bodies } from './schemas.ts';

/** Channels come and go, and people in and out of them. */
export function channelRoutes(on: AddRoute, workspace: Workspace): void {
  const channel = (name: string): Channel => {
    const found = channelById(workspace.state, name) ?? channelByName(workspace.state, name);
    if (!found) throw new Impossible(`There is no channel "${name}".`);
    return found;
  };
  on('POST', '/channels', async ({ body }) => {
    const { user, ...given } = bodies.newChannel.parse(await body());
    return createChannel(workspace, somebody(workspace, user).id, given);
  });
  on('PATCH', '/channels/:id', async ({ param, body }) =>
    archive(workspace, channel(param('id')), bodies.archived.parse(await body()).archived),
  );
  on('DELETE', '/channels/:id', ({ param }) => {
    deleteChannel(workspace, channel(param('id')));
    return null;
  });
  on('POST', '/channels/:id/members', async ({ param, body }) => {
    const { user, inviter } = bodies.newMember.parse(await body());
    return addMember(workspace, channel(param('id')), inviter, user);
  });
  on('DELETE', '/channels/:id/members/:user', ({ param }) =>
    removeMember(workspace, channel(param('id')), param('user')),
  );
}
