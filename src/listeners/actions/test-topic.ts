import { requireManager } from '../../services/principal.ts';
import { attempt, type Edge } from '../answering/index.ts';
import { createJoinTopic } from '../channels.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { type TopicsFormValues, topicOf } from '../forms/topics-form.ts';

const OUTCOMES = {
  sent: 'On its way: it should be there in a moment. If it cannot be delivered, I write to you.',
  nowhere: 'It would come to the managers: no such place is chosen, or it is not connected.',
} as const;

/** Sends a test to where questions about a topic in the form would go. @returns what the manager reads under it */
export function createTestTopic(
  deps: Pick<ListenerDependencies, 'assistance' | 'channels'>,
  { principalOf, log }: Edge,
) {
  const join = createJoinTopic(deps);

  return async (topic: TopicsFormValues['topics'][number], user: string): Promise<string> => {
    const outcome = await attempt(log, async () => {
      const by = await principalOf(user);
      requireManager(by, 'test a topic');
      await join(topic, 'target');
      return OUTCOMES[await deps.assistance.test(topicOf(topic), by)];
    });
    return outcome.ok ? outcome.result : outcome.problem.text;
  };
}
