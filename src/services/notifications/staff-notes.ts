import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import type { Clock } from '../../platform/clock.ts';
import { NotYet, PermanentFailure } from '../../platform/failures.ts';
import type { Transact } from '../../platform/mongo/index.ts';
import { createOnceOutside, type EventLog, type Run } from '../../platform/outbox/index.ts';
import { NOBODY_THERE } from './customer-messenger.ts';
import { notePosted } from './events.ts';
import { createNoteStore, type NoteRow } from './note-store.ts';
import { CHANNEL_CLOSED, type NoteAddress, type StaffMessenger } from './staff-messenger.ts';
import type { StaffNote } from './staff-note.ts';

const MINUTE = 60_000;
const READING_GOES_ON = 2_000;
/** Where the workspace's people cannot be read at all, whoever is known hears all the same. */
const LONGEST_READING = 15 * MINUTE;

/** A note on its way. */
export interface NewNote {
  to: NoteAddress | 'managers';
  note: StaffNote;
  /** The same key twice is one note. It holds a UUID: a reset database must not find the messages of the former. */
  key?: string;
}

/** Tells the team what it must know. */
export interface StaffNotes {
  /** Writes a note down in the caller's transaction; it is sent once, when its turn comes. */
  post(session: ClientSession, message: NewNote): Promise<void>;
  /**
   * Sends a note; one to all managers becomes one for each.
   *
   * @throws NotYet while no manager is known, or the workspace is still being read for the first time
   */
  send(id: string, run: Run): Promise<void>;
}

interface Dependencies {
  db: Db;
  transact: Transact;
  events: EventLog;
  clock: Clock;
  /** Absent where the workspace is not configured. */
  messenger?: StaffMessenger;
  /** The managers' ids in the workspace, as of now. */
  managers(): Promise<string[]>;
  /** Whether the workspace's people, its admins among them, were read once. */
  everybodyKnown(): Promise<boolean>;
  /** When after a start whose answer was lost to look for what it made. */
  lookAfter?: readonly number[];
}

export function createStaffNotes({
  db,
  transact,
  events,
  clock,
  messenger,
  managers,
  everybodyKnown,
  lookAfter,
}: Dependencies): StaffNotes {
  const store = createNoteStore(db);

  async function insert(rows: readonly Pick<NoteRow, '_id' | 'to' | 'note'>[], session: ClientSession): Promise<void> {
    const createdAt = clock.now();
    await store.insert(
      rows.map((row) => ({ ...row, state: 'unsent', createdAt })),
      session,
    );
    await events.record(session, ...rows.map(({ _id, note }) => notePosted(_id, note.kind)));
  }

  async function toEachManager({ _id, note, createdAt }: NoteRow): Promise<void> {
    const waited = clock.now().getTime() - createdAt.getTime();
    if (waited < LONGEST_READING && !(await everybodyKnown())) {
      throw new NotYet('not everybody is known yet who may be a manager', READING_GOES_ON);
    }
    const people = await managers();
    if (people.length === 0) throw new NotYet('no manager is known yet', MINUTE);
    await transact(async (session) => {
      if (!(await store.end(_id, 'sent', session))) return;
      await insert(
        people.map((person) => ({ _id: `${_id}:${person}`, to: { person }, note })),
        session,
      );
    });
  }

  /** What no channel takes any more, the managers read themselves. */
  async function toManagersInstead(_id: string, note: StaffNote): Promise<void> {
    await transact(async (session) => {
      if (!(await store.end(_id, 'failed', session))) return;
      await insert([{ _id: `${_id}:managers`, to: 'managers', note }], session);
    });
  }

  async function toOne({ _id, note }: NoteRow, to: NoteAddress, signal: AbortSignal): Promise<void> {
    if (!messenger) return;
    try {
      await createOnceOutside({
        collection: store.notes,
        _id,
        lookUp: (since) => messenger.find(to, _id, since, signal),
        searchAfter: lookAfter,
        create: () => messenger.tell(to, _id, note, signal),
        keep: (message) => ({ $set: { state: 'sent' as const, message } }),
      });
    } catch (error) {
      if (!(error instanceof PermanentFailure)) throw error;
      if (error.code === CHANNEL_CLOSED) return toManagersInstead(_id, note);
      if (error.code !== NOBODY_THERE) throw error;
      await store.end(_id, 'failed');
    }
  }

  return {
    async post(session, { to, note, key }) {
      if (key && (await store.exists(key, session))) return;
      await insert([{ _id: key ?? randomUUID(), to, note }], session);
    },

    async send(id, { signal }) {
      const row = await store.unsent(id);
      if (!row) return;
      await (row.to === 'managers' ? toEachManager(row) : toOne(row, row.to, signal));
    },
  };
}
