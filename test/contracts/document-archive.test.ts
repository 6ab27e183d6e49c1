import { driveClient } from '../../sandbox/client/drive.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createFakeArchive } from '../services/cancelled-orders/fake-archive.ts';
import { archiveOf } from '../support/drive.ts';
import { itIsADocumentArchive } from './document-archive.ts';

itIsADocumentArchive('the fake of the tests', async () => {
  const fake = createFakeArchive();
  return {
    archive: fake.archive,
    edit: async (id) => fake.edit(id),
    rename: async (id, name) => fake.rename(id, name),
    trash: async (id) => fake.trash(id),
    delete: async (id) => fake.delete(id),
    close: async () => undefined,
  };
});

itIsADocumentArchive('Google Drive', async () => {
  const sandbox = await startSandbox({ port: 0, standIns: ['drive'] });
  const people = driveClient(sandbox.url);
  return {
    archive: archiveOf(sandbox),
    edit: (id) => people.edit(id, 'edited'),
    rename: people.rename,
    trash: people.moveToTrash,
    delete: people.delete,
    close: sandbox.close,
  };
});
