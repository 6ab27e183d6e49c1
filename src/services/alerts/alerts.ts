import { randomUUID } from 'node:crypto';
import type { Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import type { HeldUp, LossBook } from '../../platform/outbox/index.ts';
import type { WorkNotes } from './notes.ts';
import { createAlertStore } from './store.ts';

/** Tells somebody when the work itself goes wrong. */
export interface Alerts {
  /**
   * Looks for what has died, what seems to kill its worker, and what is held up since too long or flows again. All that is
   * new is one message, to the alerts channel or, without one, to every manager. A reaction.
   */
  look(): Promise<void>;
}

interface Dependencies {
  db: Db;
  transact: Transact;
  clock: Clock;
  notes: WorkNotes;
  settings: { readFresh(): Promise<{ alertsChannel?: { id: string } }> };
  /** What came up before then, and waits still. */
  readHeldUp(before: Date): Promise<HeldUp[]>;
  losses: LossBook;
  /** How long something may wait, in milliseconds, before somebody is told. */
  heldUpAfter: number;
}

/** The keys of our notes begin so; what becomes of them is no alert again. */
const OWN = 'alert-';
const OWN_NOTE = new RegExp(`^note:${OWN}`);

export function createAlerts({
  db,
  transact,
  clock,
  notes,
  settings,
  readHeldUp,
  losses,
  heldUpAfter,
}: Dependencies): Alerts {
  const store = createAlertStore(db);

  return {
    async look() {
      const now = await readHeldUp(new Date(clock.now().getTime() - heldUpAfter));
      const { alertsChannel } = await settings.readFresh();
      const to = alertsChannel ? { channel: alertsChannel.id } : ('managers' as const);
      await transact(async (session) => {
        const { dead, suspects } = await losses.take(session, OWN_NOTE);
        const known = await store.heldUp(session);
        const [began, over] = [without(now, known), without(known, now)];
        if (dead.count + suspects.count + began.length + over.length === 0) return;
        await store.keep([...without(known, over), ...began], session);
        const note = { kind: 'work-trouble', dead, suspects, heldUp: began, flowing: over } as const;
        await notes.post(session, { to, note, key: `${OWN}${randomUUID()}` });
      });
    },
  };
}

function without(some: readonly HeldUp[], others: readonly HeldUp[]): HeldUp[] {
  return some.filter(({ integration }) => !others.some((other) => other.integration === integration));
}
