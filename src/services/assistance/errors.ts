import { invalidField } from '../../platform/errors.ts';
import type { Topic } from '../settings/index.ts';
import { LONGEST_DESCRIPTION } from './assistance-request.ts';

export function topicUnknown(written: string, topics: readonly Topic[]) {
  const names = topics.map(({ name }) => name).join(', ');
  const problem = written === '' ? 'What is it about?' : `There is no topic “${written}”.`;
  return invalidField('topic_unknown', 'topic', `${problem} Choose one of: ${names}.`);
}

export const descriptionMissing = () =>
  invalidField('description_missing', 'description', 'Please say what you need in a few words.');

export const descriptionTooLong = (length: number) =>
  invalidField(
    'description_too_long',
    'description',
    `That is ${length} characters; at most ${LONGEST_DESCRIPTION} can be sent. The rest can be told in the answer.`,
  );
