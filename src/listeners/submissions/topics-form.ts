import { requireManager } from '../../services/principal.ts';
import { topicsSaved } from '../../views/messages/settings.ts';
import type { FormHandler } from '../answering/index.ts';
import { createJoinTopic } from '../channels.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { readTopicsForm, topicOf, topicsFormBlock } from '../forms/topics-form.ts';

type Dependencies = Pick<ListenerDependencies, 'settings' | 'assistance' | 'channels'>;

/** Changes the topics; a channel is joined before it is chosen, so that the first question is not the first to fail. */
export function submitTopicsForm(deps: Dependencies): FormHandler {
  const { settings, assistance } = deps;
  const join = createJoinTopic(deps);

  return {
    blockOf: topicsFormBlock,
    async handle({ view, by }) {
      requireManager(by, 'change the topics');
      const { topics, shown } = readTopicsForm(view);
      const before = await settings.readFresh();
      const known = new Set(before.topics.map(({ target }) => target));
      const isClosed = (target: string) => before.closedTargets.some((closed) => closed.target === target);
      for (const [index, topic] of topics.entries()) {
        if (!known.has(topic.target) || isClosed(topic.target)) await join(topic, `topics.${index}.target`);
      }
      const after = await settings.changeTopics(topics.map(topicOf), shown, by);
      return { heading: 'Topics', message: topicsSaved(after.topics, assistance.kinds) };
    },
  };
}
