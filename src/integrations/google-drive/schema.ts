import { z } from 'zod';
import type { Filed } from '../../services/cancelled-orders/index.ts';
import { unreadable } from './failures.ts';

/** What we ask to be told of a file. @see https://developers.google.com/workspace/drive/api/reference/rest/v3/files */
export const FIELDS = 'id,name,webViewLink,trashed,modifiedTime';

export const file = z
  .object({
    id: z.string(),
    name: z.string(),
    webViewLink: z.string().optional(),
    trashed: z.boolean(),
    modifiedTime: z.coerce.date(),
  })
  .transform(
    ({ id, name, webViewLink, trashed, modifiedTime }): Filed => ({
      id,
      name,
      url: webViewLink,
      trashed,
      modifiedAt: modifiedTime,
    }),
  );

export const filePage = z.object({ files: z.array(file), nextPageToken: z.string().optional() });

/** @throws TransientFailure, in doubt, when Google's answer is not as documented */
export function read<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.output<Schema> {
  const { success, data, error } = schema.safeParse(answer);
  if (!success) throw unreadable(error);
  return data;
}
