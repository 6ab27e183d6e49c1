import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { MOST_TOPICS } from '../../services/settings/index.ts';
import { topicsFormView } from '../../views/modals/topics-form.ts';
import { topicActions } from '../../views/modals/topics-form-line.ts';
import { type Edge, openByButton, type Touched, updateForm } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createTopicsForm, readTopicsForm, type TopicsFormValues } from '../forms/topics-form.ts';
import { createTestTopic } from './test-topic.ts';

type Change = (form: TopicsFormValues, value: string | undefined) => TopicsFormValues;

/** A kind was chosen: it is in the form's values. */
const chosen: Change = (form) => form;

const topicRemoved: Change = (form, line) => ({
  ...form,
  topics: form.topics.filter((topic) => String(topic.line) !== line),
});

/** Everything in the form of topics, and what opens it. */
export function registerTopicsFormActions(app: App, edge: Edge, deps: ListenerDependencies): void {
  const { settings, assistance } = deps;
  const test = createTestTopic(deps, edge);

  const topicAdded: Change = (form) => {
    const [first] = assistance.kinds;
    if (!first || form.topics.length >= MOST_TOPICS) return form;
    const topic = { line: form.next, name: '', kind: first.name, target: '' };
    return { ...form, topics: [...form.topics, topic], next: form.next + 1 };
  };

  const changedBy = (change: Change) =>
    updateForm(edge, async ({ view, value }) => show(change(readTopicsForm(view), value)));

  async function show(form: TopicsFormValues, tested?: { line: number; text: string }): Promise<ModalView> {
    const { closedTargets: closed } = await settings.readFresh();
    return topicsFormView({ ...form, kinds: assistance.kinds, closed, test: tested });
  }

  async function showTest({ view, value, user }: Touched): Promise<ModalView> {
    const form = readTopicsForm(view);
    const topic = form.topics.find(({ line }) => String(line) === value);
    return show(form, topic && { line: topic.line, text: await test(topic, user) });
  }

  app.action<BlockAction<ButtonAction>>(topicActions.open, openByButton(edge, createTopicsForm(deps)));
  app.action<BlockAction>(topicActions.add, changedBy(topicAdded));
  app.action<BlockAction>(topicActions.remove, changedBy(topicRemoved));
  app.action<BlockAction>(topicActions.kind, changedBy(chosen));
  app.action<BlockAction>(topicActions.test, updateForm(edge, showTest));
}
