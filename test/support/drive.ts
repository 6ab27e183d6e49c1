import type { Sandbox } from '../../sandbox/server.ts';
import { readConfig } from '../../src/config.ts';
import { createDriveArchive, type DriveArchiveOptions } from '../../src/integrations/google-drive/index.ts';
import type { DocumentArchive } from '../../src/services/cancelled-orders/index.ts';

/** How Ovenbird is told of the sandbox's Google Drive. */
export function driveOptionsOf({ env }: Pick<Sandbox, 'env'>): DriveArchiveOptions {
  const { drive } = readConfig({ ...env, MONGODB_URI: 'mongodb://unused' });
  if (!drive) throw new Error('the sandbox plays no Google Drive');
  return drive;
}

/** The archive as Ovenbird opens it there. */
export function archiveOf(sandbox: Pick<Sandbox, 'env'>, own: Partial<DriveArchiveOptions> = {}): DocumentArchive {
  return createDriveArchive({ ...driveOptionsOf(sandbox), ...own });
}
