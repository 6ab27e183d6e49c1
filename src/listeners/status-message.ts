import { type Principal, requireStaff } from '../services/principal.ts';
import type { Message } from '../views/blocks.ts';
import { MOST_DEAD_SHOWN, status } from '../views/messages/status.ts';
import type { ListenerDependencies } from './dependencies.ts';

/** How the work stands, for staff. */
export function createStatusMessage({ outboxHealth }: Pick<ListenerDependencies, 'outboxHealth'>) {
  return async (by: Principal): Promise<Message> => {
    requireStaff(by, 'see how the work stands');
    const [integrations, dead] = [await outboxHealth.integrations(), await outboxHealth.dead(MOST_DEAD_SHOWN)];
    return status({ integrations, dead, manager: by.manager });
  };
}
