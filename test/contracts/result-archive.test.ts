import { s3Client } from '../../sandbox/client/s3.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createResultArchive } from '../../src/integrations/s3/index.ts';
import { createFakeArchive } from '../services/auction/fake-archive.ts';
import { s3At } from '../support/s3.ts';
import { itIsAResultArchive } from './result-archive.ts';

itIsAResultArchive('the fake of the tests', async () => {
  const { archive, objects } = createFakeArchive();
  return { archive, objects: async () => Object.fromEntries(objects), close: async () => undefined };
});

itIsAResultArchive('S3', async () => {
  const sandbox = await startSandbox({ port: 0, standIns: ['s3'] });
  const { archive, close } = createResultArchive(s3At(sandbox));
  const console = s3Client(sandbox.url);
  return {
    archive,
    objects: async () => Object.fromEntries((await console.objects()).map(({ key, text }) => [key, JSON.parse(text)])),
    async close() {
      close();
      await sandbox.close();
    },
  };
});
