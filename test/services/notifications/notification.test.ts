import { describe, expect, it } from '@jest/globals';
import { isWanted, type NotificationRow, superseded } from '../../../src/services/notifications/notification.ts';

function row(version: number, { undoes, started = false }: { undoes?: number; started?: boolean } = {}) {
  const creating = started ? { since: new Date(), searched: 0 } : undefined;
  return { _id: `order-21:v${version}`, version, data: { undoes }, creating } as NotificationRow;
}

const versions = (...rows: NotificationRow[]) => superseded(rows).map(({ version }) => version);

describe('rows that nobody needs to hear of any more', () => {
  it('are a change that was taken back, and what took it back', () => {
    expect(versions(row(1), row(2), row(3, { undoes: 2 }))).toEqual([2, 3]);
  });

  it('are not those of a change that was told already', () => {
    expect(versions(row(1), row(3, { undoes: 2 }))).toEqual([]);
  });

  it('are not those of a change whose telling has begun', () => {
    expect(versions(row(2, { started: true }), row(3, { undoes: 2 }))).toEqual([]);
  });

  it('are not those of a change whose undo was undone', () => {
    expect(versions(row(2), row(3, { undoes: 2 }), row(4, { undoes: 3 }))).toEqual([3, 4]);
  });

  it('are all of a to-and-fro', () => {
    expect(versions(row(2), row(3, { undoes: 2 }), row(4), row(5, { undoes: 4 }))).toEqual([4, 5, 2, 3]);
  });
});

describe('a preference', () => {
  it('says what somebody wants to hear', () => {
    const heard = (preference: 'all' | 'ready' | 'nothing') =>
      (['created', 'changed', 'ready', 'cancelled'] as const).filter((kind) => isWanted(kind, preference));
    expect(heard('all')).toHaveLength(4);
    expect(heard('ready')).toEqual(['ready']);
    expect(heard('nothing')).toEqual([]);
  });
});
