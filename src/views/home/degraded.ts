import type { KnownBlock } from '@slack/types';
import type { IntegrationHealth } from '../../platform/outbox/index.ts';
import { divider, section } from '../blocks.ts';
import { counted } from '../format.ts';
import { integrationName } from '../messages/status.ts';

/** What does not answer just now, and how many things wait for it; nothing where all is well. */
export function degradedNote(integrations: readonly IntegrationHealth[]): KnownBlock[] {
  const down = integrations.filter(({ degraded }) => degraded);
  if (down.length === 0) return [];
  const lines = down.map(({ name, queued, retrying }) => {
    const waiting = counted(queued + retrying, 'thing waits', 'things wait');
    return `*${integrationName(name)}* does not answer just now: ${waiting} for it.`;
  });
  const comfort = 'Nothing is lost: what waits is done by itself as soon as it is back.';
  return [section(`:construction: ${lines.join('\n')}\n${comfort}`), divider];
}
