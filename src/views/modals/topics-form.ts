import type { KnownBlock, ModalView } from '@slack/types';
import type { OfferedKind } from '../../services/assistance/index.ts';
import { type ClosedTarget, MOST_TOPICS } from '../../services/settings/index.ts';
import { context, divider, title } from '../blocks.ts';
import { short } from '../escape.ts';
import { placeText } from '../messages/question.ts';
import { addTopic, type TopicLine, topicFields } from './topics-form-line.ts';

export const topicsForm = { callbackId: 'topics-form' } as const;

const MOST_CLOSED = 5;

/** What the form must remember: ids only. */
export interface TopicsFormMemory {
  lines: number[];
  /** The line of the next topic. */
  next: number;
  /** The version of the topics that the form shows. */
  shown: number;
}

export interface TopicsFormModel extends Omit<TopicsFormMemory, 'lines'> {
  topics: readonly TopicLine[];
  kinds: readonly OfferedKind[];
  closed: readonly ClosedTarget[];
  /** What came of a test, to be read under its topic. */
  test?: { line: number; text: string };
}

/** The form in which a manager says what people can ask about, and where it goes. */
export function topicsFormView({ topics, kinds, closed, next, shown, test }: TopicsFormModel): ModalView {
  const memory: TopicsFormMemory = { lines: topics.map(({ line }) => line), next, shown };
  return {
    type: 'modal',
    callback_id: topicsForm.callbackId,
    private_metadata: JSON.stringify(memory),
    title: title('Topics'),
    submit: title('Save'),
    close: title('Cancel'),
    blocks: [
      context('People ask about a topic with `/bakery assist`. Whoever is in its channel reads it.'),
      ...closed.slice(0, MOST_CLOSED).map(closedNote),
      ...topics.flatMap((topic) => [
        divider,
        ...topicFields(topic, kinds, test?.line === topic.line ? test.text : undefined),
      ]),
      divider,
      ...(topics.length < MOST_TOPICS ? addTopic() : []),
    ],
  };
}

function closedNote({ target, reason }: ClosedTarget): KnownBlock {
  return context(
    `:warning: Questions cannot go to ${placeText({ target })} any more (${short(reason)}). Saving tries anew.`,
  );
}
