import { requireManager } from '../../services/principal.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createStatusMessage } from '../status-message.ts';

/** Has a dead delivery tried again; the status afterwards takes the old one's place. */
export function retryDelivery({ outboxHealth }: Pick<ListenerDependencies, 'outboxHealth'>) {
  const statusMessage = createStatusMessage({ outboxHealth });
  return async ({ value, by }: Pressed): Promise<Reply> => {
    requireManager(by, 'retry what failed');
    await outboxHealth.retry(value);
    return { ...(await statusMessage(by)), replaces: true };
  };
}
