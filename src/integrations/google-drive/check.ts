import { z } from 'zod';
import { broken, type Check, fine } from '../../platform/checkup.ts';
import { AccessLost, PermanentFailure } from '../../platform/failures.ts';
import { createDriveCall } from './client.ts';
import { isForbidden } from './failures.ts';
import type { DriveArchiveOptions } from './index.ts';

const sharedDrive = z.object({
  name: z.string(),
  capabilities: z
    .object({ canAddChildren: z.boolean(), canEdit: z.boolean(), canTrashChildren: z.boolean() })
    .partial(),
});

/** Whether the service account may file documents in the shared drive. https://developers.google.com/workspace/drive/api/reference/rest/v3/drives */
export function checkDrive({ driveId, ...connection }: DriveArchiveOptions): Check {
  const call = createDriveCall(connection);
  const member = `make ${connection.account.email} a "Content manager" of the shared drive`;
  return async (signal) => {
    const query = { driveId, fields: 'name,capabilities' };
    try {
      const answer = await call(signal, ({ drives }, options) => drives.get(query, options));
      const { name, capabilities } = sharedDrive.parse(answer);
      const missing = Object.entries(capabilities).flatMap(([what, may]) => (may ? [] : what));
      if (missing.length === 0) return [fine(`Google’s shared drive ${name}, to write`)];
      return [broken(`the account lacks on the drive ${name}: ${missing.join(', ')}`, `In Google Drive, ${member}.`)];
    } catch (error) {
      if (error instanceof AccessLost) {
        return [broken(error.message, 'Make a new key of the service account and put it into GOOGLE_CREDENTIALS.')];
      }
      if (!(error instanceof PermanentFailure || isForbidden(error))) throw error;
      const remedy = `Check GOOGLE_DRIVE_ID (the last part of the drive’s address), enable the Google Drive API, and ${member}.`;
      return [broken(error.message, remedy)];
    }
  };
}
