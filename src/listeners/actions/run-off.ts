import { requireManager } from '../../services/principal.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createStatusMessage } from '../status-message.ts';

/** Runs what was put aside while an integration was not configured. */
export function runOff({ outboxHealth }: Pick<ListenerDependencies, 'outboxHealth'>) {
  const statusMessage = createStatusMessage({ outboxHealth });
  return async ({ value, by }: Pressed): Promise<Reply> => {
    requireManager(by, 'run what was put aside');
    await outboxHealth.runOff(value);
    return { ...(await statusMessage(by)), replaces: true };
  };
}
