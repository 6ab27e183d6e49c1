import type { Db } from 'mongodb';
import { reactions } from '../automation/reactions.ts';
import { type FeedStanding, readStandings } from '../platform/feed/index.ts';
import {
  createOutboxHealth,
  type HeldUp,
  type IntegrationHealth,
  type OutboxHealth,
  readHeldUp,
} from '../platform/outbox/index.ts';

/** How all work stands: the deliveries, and the events that are passed on beside them. */
export function createWorkHealth(db: Db): OutboxHealth {
  const outbox = createOutboxHealth({ db, reactions });
  return {
    ...outbox,
    async integrations() {
      const standings = await readStandings(db);
      return (await outbox.integrations()).map((health) => {
        const standing = standings.find(({ to }) => to === health.name);
        return standing ? withStanding(health, standing) : health;
      });
    },
  };
}

/** What cannot be passed on is one event, which is tried until it is taken; how many wait behind it is not counted. */
function withStanding(health: IntegrationHealth, { lastSuccessAt, failingSince }: FeedStanding): IntegrationHealth {
  if (!failingSince) return { ...health, lastSuccessAt };
  return { ...health, lastSuccessAt, oldestAt: failingSince, retrying: 1, degraded: true };
}

/** @param before what came up before that, and waits still, is held up */
export async function readHeldUpWork(db: Db, before: Date): Promise<HeldUp[]> {
  const passedOn = (await readStandings(db)).flatMap(({ to, failingSince }) =>
    failingSince && failingSince < before ? [{ integration: to, since: failingSince, waiting: 1 }] : [],
  );
  return [...(await readHeldUp({ db, reactions }, before)), ...passedOn];
}
