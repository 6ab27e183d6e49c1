import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { requireManager } from '../../services/principal.ts';
import type { Topic } from '../../services/settings/index.ts';
import { type TopicsFormMemory, type TopicsFormModel, topicsFormView } from '../../views/modals/topics-form.ts';
import { targetBlock, topicActions, topicBlock } from '../../views/modals/topics-form-line.ts';
import type { Asked } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { memoryOf } from './memory.ts';
import { conversationIn, optionIn, textIn } from './values.ts';

/** What stands in the form, as it is written. */
export type TopicsFormValues = Pick<TopicsFormModel, 'topics' | 'next' | 'shown'>;

/** The topics as they are, for whoever may change them. */
export function createTopicsForm({ settings, assistance }: Pick<ListenerDependencies, 'settings' | 'assistance'>) {
  return async ({ by }: Asked): Promise<ModalView> => {
    requireManager(by, 'change the topics');
    const { topics, topicsVersion: shown, closedTargets: closed } = await settings.readFresh();
    return topicsFormView({
      ...{ kinds: assistance.kinds, closed, shown },
      topics: topics.map(({ name, kind, target = '' }, index) => ({ line: index + 1, name, kind, target })),
      next: topics.length + 1,
    });
  };
}

const memory = z.object({
  lines: z.array(z.int()),
  next: z.int(),
  shown: z.int(),
}) satisfies z.ZodType<TopicsFormMemory>;

export function readTopicsForm(view: ViewOutput): TopicsFormValues {
  const { lines, next, shown } = memoryOf(view, memory);
  const topics = lines.map((line) => {
    const kind = optionIn(view, topicBlock(line, 'kind'), topicActions.kind) ?? '';
    const block = targetBlock(line, kind);
    const target = conversationIn(view, block, topicActions.target) ?? textIn(view, block, topicActions.target) ?? '';
    return { line, name: textIn(view, topicBlock(line, 'name'), topicActions.name) ?? '', kind, target };
  });
  return { topics, next, shown };
}

/** A line of the form as the settings have it. */
export function topicOf({ name, kind, target }: TopicsFormValues['topics'][number]): Topic {
  return { name, kind, target };
}

/** The block for a path of the service's: `topics.1.target` is in the second topic that the form has now. */
export function topicsFormBlock(path: string, view: ViewOutput): string | undefined {
  const [, index, field] = /^topics\.(\d+)\.(name|kind|target)$/.exec(path) ?? [];
  const topic = readTopicsForm(view).topics[Number(index)];
  if (!topic) return undefined;
  if (field === 'target') return targetBlock(topic.line, topic.kind);
  return topicBlock(topic.line, field === 'kind' ? 'kind' : 'name');
}
