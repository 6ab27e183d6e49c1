import type { Method } from './method.ts';

/** https://docs.slack.dev/reference/methods/apps.connections.open */
export const connectionsOpen: Method = {
  token: 'app',
  run: (_, { sockets }) => ({ url: sockets.issue() }),
};
