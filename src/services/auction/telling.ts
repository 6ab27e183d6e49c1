import type { ClientSession } from 'mongodb';
import type { Settings } from '../settings/index.ts';
import type { AuctionNote, AuctionNotes } from './notes.ts';
import type { RunDocument } from './run.ts';

export interface TellingDependencies {
  notes: AuctionNotes;
  settings: Pick<Settings, 'readFresh'>;
}

/** Tells the team something, once for each run and matter: in its channel, or every manager where there is none. */
export type TellTeam = (session: ClientSession, note: AuctionNote, matter: string) => Promise<void>;

export function createTellTeam({ notes, settings }: TellingDependencies): TellTeam {
  return async (session, note, matter) => {
    const { teamChannel } = await settings.readFresh();
    const to = teamChannel ? { channel: teamChannel.id } : ('managers' as const);
    await notes.post(session, { to, note, key: `${note.kind}:${note.run.id}:${matter}` });
  };
}

/** A run, as a note speaks of it. */
export function aboutRun({ _id: id, startedAt, records }: RunDocument) {
  return { id, startedAt, records };
}
