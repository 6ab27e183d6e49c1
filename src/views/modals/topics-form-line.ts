import type { ActionsBlock, InputBlock, KnownBlock } from '@slack/types';
import type { OfferedKind } from '../../services/assistance/index.ts';
import { LONGEST_TOPIC_NAME } from '../../services/settings/index.ts';
import { actions, button, context, option, plain } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';
import { input } from './inputs.ts';

export const topicActions = {
  open: 'topics-form.open',
  name: 'topics-form.name',
  kind: 'topics-form.kind',
  target: 'topics-form.target',
  add: 'topics-form.add',
  remove: 'topics-form.remove',
  test: 'topics-form.test',
} as const;

/** A topic in the form. Its line is never given to another, so that Slack shows no removed one's values in it. */
export interface TopicLine {
  line: number;
  name: string;
  /** A kind's name. */
  kind: string;
  target: string;
}

/** `topic-3:name` */
export function topicBlock(line: number, field: 'name' | 'kind' | 'buttons'): string {
  return `topic-${line}:${field}`;
}

/** `topic-3:target:mail`: another kind has another field, which begins empty. */
export function targetBlock(line: number, kind: string): string {
  return `topic-${line}:target:${kind}`;
}

/** @param test what came of testing this topic, if it was */
export function topicFields(topic: TopicLine, kinds: readonly OfferedKind[], test?: string): KnownBlock[] {
  const { line, name, kind } = topic;
  const options = kinds.map((each) => option(each.label, each.name));
  const chosen = options.find(({ value }) => value === kind);
  const offered = kinds.find((each) => each.name === kind);
  return [
    input(topicBlock(line, 'name'), 'Topic', {
      type: 'plain_text_input',
      action_id: topicActions.name,
      max_length: LONGEST_TOPIC_NAME,
      placeholder: plain('weddings', 150),
      ...(name && { initial_value: name }),
    }),
    input(
      topicBlock(line, 'kind'),
      'Questions about it go to',
      { type: 'static_select', action_id: topicActions.kind, options, ...(chosen && { initial_option: chosen }) },
      { live: true },
    ),
    ...(offered ? [targetField(topic, offered)] : []),
    ...actions(
      [
        button(topicActions.test, 'Send a test message', { value: String(line) }),
        button(topicActions.remove, 'Remove this topic', { value: String(line) }),
      ],
      topicBlock(line, 'buttons'),
    ),
    ...(test === undefined ? [] : [context(escapeWithin(test, 500))]),
  ];
}

const LABELS: Readonly<Record<OfferedKind['takes'], string>> = {
  channel: 'Which channel',
  address: 'Which address',
  text: 'Where',
};

function targetField({ line, target }: TopicLine, { name, takes, usual }: OfferedKind): InputBlock {
  return input(targetBlock(line, name), LABELS[takes], targetElement(takes, target), {
    optional: true,
    hint: `Left empty: ${usual}.`,
  });
}

const LONGEST_TARGET = 254;

function targetElement(takes: OfferedKind['takes'], target: string): InputBlock['element'] {
  const action_id = topicActions.target;
  const written = target ? { initial_value: target } : {};
  switch (takes) {
    case 'channel':
      return {
        type: 'conversations_select',
        action_id,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        ...(target && { initial_conversation: target }),
      };
    case 'address':
      return { type: 'email_text_input', action_id, ...written };
    case 'text':
      return { type: 'plain_text_input', action_id, max_length: LONGEST_TARGET, ...written };
  }
}

export function addTopic(): ActionsBlock[] {
  return actions([button(topicActions.add, 'Add a topic')], 'add-topic');
}
