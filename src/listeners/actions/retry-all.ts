import { requireManager } from '../../services/principal.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createStatusMessage } from '../status-message.ts';

/** Has everything tried again that is dead; the status afterwards takes the old one's place. */
export function retryAll({ outboxHealth }: Pick<ListenerDependencies, 'outboxHealth'>) {
  const statusMessage = createStatusMessage({ outboxHealth });
  return async ({ by }: Pressed): Promise<Reply> => {
    requireManager(by, 'retry what failed');
    await outboxHealth.retryAll();
    return { ...(await statusMessage(by)), replaces: true };
  };
}
