import { eventStreamOf } from '../../event-stream.ts';
import { addCrowd, addPerson, changePerson } from '../people/census.ts';
import { somebody } from '../people/sight.ts';
import { bakery } from '../state/bakery.ts';
import type { Workspace } from '../workspace.ts';
import { channelRoutes } from './channel-routes.ts';
import { deeds } from './deeds.ts';
import { requestRoutes } from './request-routes.ts';
import type { AddRoute } from './router.ts';
import { bodies } from './schemas.ts';
import { sights } from './sights.ts';

/** The control API: people act and see, the workspace changes, requests are forged. JSON in and out. */
export function controlRoutes(on: AddRoute, workspace: Workspace): void {
  on('GET', '/workspace', () => portrait(workspace));
  on('GET', '/events', () => eventStreamOf(workspace.changes));
  peopleRoutes(on, workspace);
  channelRoutes(on, workspace);
  requestRoutes(on, workspace);
}

function portrait({ state: { people, channels }, installation, timings }: Workspace) {
  const { commands = [], shortcuts = [], steps, homeTab, messagesReadOnly } = installation;
  return {
    team: bakery.team,
    app: bakery.app,
    people,
    channels,
    commands,
    shortcuts,
    steps: steps.map(({ callbackId, title, description }) => ({ callbackId, title, description })),
    homeTab,
    messagesReadOnly,
    timings,
  };
}

function peopleRoutes(on: AddRoute, workspace: Workspace): void {
  on('GET', '/people', () => workspace.state.people);
  on('POST', '/people', async ({ body }) => addPerson(workspace, bodies.newPerson.parse(await body())));
  on('POST', '/crowd', async ({ body }) => {
    addCrowd(workspace, bodies.crowd.parse(await body()).count);
    return null;
  });
  on('PATCH', '/people/:id', async ({ param, body }) =>
    changePerson(workspace, param('id'), bodies.changedPerson.parse(await body())),
  );
  on('GET', '/people/:who/:sight', ({ param, query }) => {
    const user = somebody(workspace, param('who')).id;
    return sights[param('sight')]?.(workspace, user, { channel: query('channel') });
  });
  on('POST', '/people/:who/:deed', async ({ param, body }) => {
    const user = somebody(workspace, param('who')).id;
    return deeds[param('deed')]?.(workspace, user, await body());
  });
}
