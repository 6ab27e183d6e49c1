import type { ClientSession, Db } from 'mongodb';
import { isRefusedWith, NotYet } from '../../platform/failures.ts';
import { isDuplicateKey, type Transact } from '../../platform/mongo/index.ts';
import type { EventLog, Run } from '../../platform/outbox/index.ts';
import { STALE_CURSOR, type WorkspaceDirectory } from './directory-source.ts';
import { createMemberStore, createReadingStore, type Reading } from './directory-store.ts';
import { memberNotFound } from './errors.ts';
import { firstReadingDue, pageDue } from './events.ts';
import type { Member } from './member.ts';

/** The workspace's people, as the books know them: nobody can be looked up by name at Slack. */
export interface Directory {
  /** Writes down what was heard of a member. */
  keep(member: Member): Promise<void>;
  /** From the books alone. */
  known(id: string): Promise<Member | null>;
  /** Removes what is known of somebody who has left; whoever is there stays known: they would be read again. */
  forget(session: ClientSession, id: string): Promise<void>;
  /** From the books, else from the workspace, and then kept. @throws DomainError `member_not_found` */
  lookUp(id: string, signal: AbortSignal): Promise<Member>;
  /**
   * The living humans of that display or real name, two of them at most: a name means somebody when exactly one has it.
   * Nobody, until the whole directory was read once.
   */
  named(name: string): Promise<Member[]>;
  /** Whether the whole directory was read once. */
  filled(): Promise<boolean>;
  /** The workspace's admins and owners. */
  admins(): Promise<Member[]>;
  /** Reads and keeps the next page of a reading; the last one retires whoever was not in it. */
  readStep(reading: string, run: Run): Promise<void>;
  /** Has the directory read, if it never was. */
  requestReading(): Promise<void>;
}

interface Dependencies {
  db: Db;
  transact: Transact;
  events: EventLog;
  /** Absent where the workspace is not configured. */
  source?: WorkspaceDirectory;
}

export function createDirectory({ db, transact, events, source }: Dependencies): Directory {
  const members = createMemberStore(db);
  const readings = createReadingStore(db);

  async function nextPage(from: WorkspaceDirectory, reading: Reading, signal: AbortSignal) {
    try {
      return await from.page(reading.cursor, signal);
    } catch (error) {
      if (!isRefusedWith(error, STALE_CURSOR)) throw error;
      await readings.beginAgain(reading);
      throw new NotYet('the reading was left too long; it begins again', 1_000);
    }
  }

  return {
    keep: (member) => members.keep([member]),
    known: members.byId,
    forget: (session, id) => members.forget(id, session),
    filled: readings.anyDone,
    admins: members.admins,

    async lookUp(id, signal) {
      const known = await members.byId(id);
      if (known) return known;
      const found = await source?.member(id, signal);
      if (!found) throw memberNotFound(id);
      await members.keep([found]);
      return found;
    },

    named: async (name) => ((await readings.anyDone()) ? members.twoNamed(name) : []),

    async readStep(id, { signal }) {
      const reading = await readings.open(id);
      if (!source || reading.doneAt) return;
      const page = await nextPage(source, reading, signal);
      await transact(async (session) => {
        if (!(await readings.turn(reading, page.next, session))) return;
        await members.keep(page.members, session);
        if (page.next) return events.record(session, pageDue(id, reading.step + 1));
        await members.retireUnheardSince(reading.startedAt, session);
        await readings.forgetOthers(id, session);
      });
    },

    async requestReading() {
      if (await readings.anyDone()) return;
      try {
        await transact((session) => events.record(session, firstReadingDue()));
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}
