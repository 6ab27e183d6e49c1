import { bakery } from '../state/bakery.ts';
import { ackOf } from '../to-app/acknowledgement.ts';
import type { Workspace } from '../workspace.ts';
import type { AddRoute } from './router.ts';
import { bodies } from './schemas.ts';

/** What goes to the app: events of any kind, repetitions, forgeries, and how patient Slack is. */
export function requestRoutes(on: AddRoute, workspace: Workspace): void {
  const { app, event, installation, limits, sockets, timings } = workspace;
  on('POST', '/timings', async ({ body }) => Object.assign(timings, bodies.timings.parse(await body())));
  on('POST', '/event', async ({ body }) => {
    const { event: what, subscription } = bodies.event.parse(await body());
    event(what, subscription);
    return null;
  });
  on('POST', '/installation', async ({ body }) => {
    const { active } = bodies.installation.parse(await body());
    installation.active = active;
    if (!active) {
      event({ type: 'tokens_revoked', tokens: { bot: [bakery.app.botUser] } });
      event({ type: 'app_uninstalled' });
    }
    return null;
  });
  on('GET', '/traffic', () => limits.traffic());
  on('POST', '/limits', async ({ body }) => {
    limits.enforce(bodies.limits.parse(await body()).enforced);
    return null;
  });
  on('GET', '/sockets', () => ({ open: sockets.count() }));
  on('POST', '/sockets/end', async ({ body }) => {
    const { reason, count } = bodies.sockets.parse(await body());
    sockets.end(reason, count);
    return null;
  });
  on('POST', '/requests', async ({ body }) => {
    const { contentType, body: bytes, forgery } = bodies.request.parse(await body());
    return ackOf(await app.deliver(app.pack(contentType, bytes), forgery));
  });
  on('POST', '/requests/again', async ({ body }) => {
    const { request, times, forgery } = bodies.again.parse(await body());
    const replies = Array.from({ length: times }, (_, index) =>
      app.again(request, { ...forgery, headers: { ...retryHeaders(index + 1), ...forgery.headers } }),
    );
    return (await Promise.all(replies)).map(ackOf);
  });
}

function retryHeaders(num: number): Record<string, string> {
  return { 'x-slack-retry-num': String(num), 'x-slack-retry-reason': 'http_timeout' };
}
