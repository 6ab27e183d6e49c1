import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type ArchiveItem,
  type DocumentArchive,
  type Filed,
  FOLDER_GONE,
} from '../../src/services/cancelled-orders/index.ts';

/** An empty archive, and the people who use it. */
export interface ArchiveWorld {
  archive: DocumentArchive;
  edit(id: string): Promise<unknown>;
  rename(id: string, name: string): Promise<unknown>;
  trash(id: string): Promise<unknown>;
  delete(id: string): Promise<unknown>;
  close(): Promise<unknown>;
}

/** What every archive keeps to: the fake of the tests, and Google Drive by its adapter. */
export function itIsADocumentArchive(name: string, open: () => Promise<ArchiveWorld>): void {
  describe(`${name} is a document archive`, () => {
    const { signal } = new AbortController();
    let world: ArchiveWorld;
    let archive: DocumentArchive;
    let folder: Filed;
    const documentIn = (place: Filed, title = 'Mr Cakelover cancelled orders'): ArchiveItem => ({
      kind: 'document',
      name: 'mr_cakelover',
      folder: place.id,
      text: { title, paragraphs: [{ text: 'Order 21', note: 'no butter' }] },
    });

    beforeAll(async () => {
      world = await open();
      archive = world.archive;
      folder = await archive.create(randomUUID(), { kind: 'folder', name: 'Orders' }, signal);
    });
    afterAll(() => world.close());

    it('creates a document that is found again by its key', async () => {
      const key = randomUUID();
      expect(await archive.find(key, signal)).toEqual([]);
      const made = await archive.create(key, documentIn(folder), signal);
      expect(made).toMatchObject({ name: 'mr_cakelover', trashed: false, url: expect.stringMatching(/^https?:/) });
      expect(await archive.find(key, signal)).toEqual([made]);
      expect(await archive.read(made.id, signal)).toEqual(made);
    });

    it('takes any key for what it is', async () => {
      const key = `it's a \\ key`;
      const made = await archive.create(key, documentIn(folder), signal);
      expect(await archive.find(key, signal)).toEqual([made]);
      expect(await archive.find(`it's another`, signal)).toEqual([]);
    });

    it('finds all that have one key, oldest first', async () => {
      const key = randomUUID();
      const first = await archive.create(key, documentIn(folder), signal);
      const second = await archive.create(key, documentIn(folder), signal);
      expect((await archive.find(key, signal)).map(({ id }) => id)).toEqual([first.id, second.id]);
    });

    it('tells of a later change, whoever made it', async () => {
      const made = await archive.create(randomUUID(), documentIn(folder), signal);
      const written = await archive.write(made.id, documentIn(folder, 'Another title'), signal);
      expect(written?.modifiedAt.getTime()).toBeGreaterThan(made.modifiedAt.getTime());
      expect(await archive.read(made.id, signal)).toEqual(written);
      await world.edit(made.id);
      const edited = await archive.read(made.id, signal);
      expect(edited?.modifiedAt.getTime()).toBeGreaterThan(written?.modifiedAt.getTime() ?? 0);
      await world.rename(made.id, 'mine');
      expect(await archive.read(made.id, signal)).toMatchObject({ name: 'mine' });
    });

    it('takes what it writes out of the trash', async () => {
      const key = randomUUID();
      const made = await archive.create(key, documentIn(folder), signal);
      await world.trash(made.id);
      expect(await archive.read(made.id, signal)).toMatchObject({ trashed: true });
      expect(await archive.find(key, signal)).toEqual([]);
      expect(await archive.write(made.id, documentIn(folder), signal)).toMatchObject({ id: made.id, trashed: false });
      expect(await archive.find(key, signal)).toHaveLength(1);
    });

    it('removes, also what is gone', async () => {
      const key = randomUUID();
      const made = await archive.create(key, documentIn(folder), signal);
      await archive.remove(made.id, signal);
      expect(await archive.find(key, signal)).toEqual([]);
      await world.delete(made.id);
      await archive.remove(made.id, signal);
    });

    it('knows what is gone', async () => {
      const made = await archive.create(randomUUID(), documentIn(folder), signal);
      await world.delete(made.id);
      expect(await archive.read(made.id, signal)).toBeNull();
      expect(await archive.write(made.id, documentIn(folder), signal)).toBeNull();
    });

    it('loses a folder with all that lies in it, and says so', async () => {
      const other = await archive.create(randomUUID(), { kind: 'folder', name: 'Others' }, signal);
      const made = await archive.create(randomUUID(), documentIn(other), signal);
      await world.delete(other.id);
      expect(await archive.read(made.id, signal)).toBeNull();
      const creating = archive.create(randomUUID(), documentIn(other), signal);
      await expect(creating).rejects.toMatchObject({ name: 'PermanentFailure', code: FOLDER_GONE });
    });
  });
}
