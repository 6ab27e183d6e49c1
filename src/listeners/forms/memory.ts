import type { ViewOutput } from '@slack/bolt';
import type { z } from 'zod';
import { DomainError } from '../../platform/errors.ts';
import { jsonIn } from '../../platform/json.ts';

/**
 * What a form remembers: JSON in its `private_metadata`. It may have been opened by an Ovenbird of another release.
 *
 * @throws DomainError `form_outdated` where it is not what this release writes
 * @see https://docs.slack.dev/reference/views/modal-views
 */
export function memoryOf<Schema extends z.ZodType>(
  { private_metadata }: Pick<ViewOutput, 'private_metadata'>,
  schema: Schema,
): z.output<Schema> {
  const { success, data } = schema.safeParse(jsonIn(private_metadata));
  if (!success)
    throw new DomainError('conflict', 'form_outdated', 'This form is from before an update. Open it again.');
  return data;
}
