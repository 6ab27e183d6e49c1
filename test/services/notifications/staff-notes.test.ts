import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotYet, TransientFailure } from '../../../src/platform/failures.ts';
import { createStaffNotes, type NewNote, staffNoteCollection } from '../../../src/services/notifications/index.ts';
import { type Books, openBooks, run } from '../../support/books.ts';
import { createFakeStaffMessenger } from '../../support/fake-messengers.ts';

let books: Books;
beforeAll(async () => {
  books = await openBooks([staffNoteCollection]);
});
afterAll(() => books.close());
beforeEach(() => books.clear());

const note = { kind: 'board-missing' } as const;

function openNotes(managers: string[] = ['U1', 'U2'], everybodyKnown = async () => true) {
  const { messenger, ...messages } = createFakeStaffMessenger();
  const notes = createStaffNotes({ ...books, messenger, managers: async () => managers, everybodyKnown });
  return {
    ...messages,
    post: (message: NewNote) => books.transact((session) => notes.post(session, message)),
    /** Runs the reaction of every note posted so far, as often as it is called. */
    async sendAll(): Promise<void> {
      for (const { subject } of await books.recorded('staff_note.posted')) await notes.send(subject.id, run);
    },
  };
}

describe('a note to the team', () => {
  it('is sent once, to a person or a channel', async () => {
    const notes = openNotes();
    await notes.post({ to: { person: 'U1' }, note });
    await notes.post({ to: { channel: 'C1' }, note });
    await notes.sendAll();
    await notes.sendAll();
    expect(notes.posted.map(({ to }) => to)).toEqual(['U1', 'C1']);
  });

  it('is one message when the answer was lost', async () => {
    const notes = openNotes();
    await notes.post({ to: { person: 'U1' }, note });
    notes.loseNextAnswer();
    await expect(notes.sendAll()).rejects.toBeInstanceOf(TransientFailure);
    await notes.sendAll();
    expect(notes.posted).toHaveLength(1);
  });

  it('to all managers goes to each who is one when its turn comes', async () => {
    const managers: string[] = [];
    const notes = openNotes(managers);
    await notes.post({ to: 'managers', note });
    await expect(notes.sendAll()).rejects.toBeInstanceOf(NotYet);
    managers.push('U1', 'U2');
    await notes.sendAll();
    await notes.sendAll();
    expect(notes.posted.map(({ to }) => to)).toEqual(['U1', 'U2']);
  });

  it('to all managers waits until all of them are known, but not for ever', async () => {
    const managers = ['U1'];
    const notes = openNotes(managers, async () => false);
    await notes.post({ to: 'managers', note });
    await expect(notes.sendAll()).rejects.toMatchObject({ retryAfterMs: 2_000 });
    await books.db.collection('staff_notes').updateMany({}, { $set: { createdAt: new Date(0) } });
    managers.push('U2');
    await notes.sendAll();
    await notes.sendAll();
    expect(notes.posted.map(({ to }) => to)).toEqual(['U1', 'U2']);
  });

  it('to all managers is shared out once, also by two runs at the same time', async () => {
    const notes = openNotes();
    await notes.post({ to: 'managers', note });
    await Promise.all([notes.sendAll(), notes.sendAll()]);
    await notes.sendAll();
    expect(notes.posted.map(({ to }) => to)).toEqual(['U1', 'U2']);
  });

  it('with a key is one, however often it is posted', async () => {
    const notes = openNotes();
    await notes.post({ to: { person: 'U1' }, note, key: 'ticket-gone:1' });
    await notes.post({ to: { person: 'U1' }, note, key: 'ticket-gone:1' });
    await notes.sendAll();
    expect(notes.posted).toHaveLength(1);
  });

  it('to somebody who left is given up quietly', async () => {
    const notes = openNotes();
    notes.absent.add('U1');
    await notes.post({ to: { person: 'U1' }, note });
    await notes.sendAll();
    notes.absent.clear();
    await notes.sendAll();
    expect(notes.posted).toEqual([]);
  });
});
