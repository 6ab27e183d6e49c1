import type { Changes } from './changes.ts';
import type { Installation } from './installation.ts';
import type { Content } from './messages/store.ts';
import type { Sockets } from './socket-mode/sockets.ts';
import type { SlackState } from './state/types.ts';
import type { Timings } from './timings.ts';
import type { AppConnection } from './to-app/connection.ts';
import type { SendEvent } from './to-app/events.ts';
import type { Triggers } from './views/triggers.ts';
import type { Limits } from './web-api/limits.ts';

/** What every room of the stand-in works with. */
export interface Workspace {
  state: SlackState;
  installation: Installation;
  changes: Changes;
  timings: Timings;
  triggers: Triggers;
  app: AppConnection;
  limits: Limits;
  sockets: Sockets;
  event: SendEvent;
  /** Who waits for the answer at a response_url, by its id, that nobody is to see. */
  asides: Map<string, (content: Content) => void>;
  /** Where response_urls point. */
  baseUrl: string;
}
