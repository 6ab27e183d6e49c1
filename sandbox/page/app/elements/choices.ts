import type { Option } from '@slack/types';
import type { Json } from '../live/slack.ts';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { nameOf, type Workspace } from '../state/workspace.ts';

/** Something to choose in a menu. */
export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

export function choiceOf(option: Option | Json): Choice {
  const { text, value, description } = option as Option;
  return {
    value: value ?? text.text,
    label: withEmoji(text.text),
    ...(description && { hint: withEmoji(description.text) }),
  };
}

/** Options as an element lists them: plainly, or in groups, whose headings are left out. */
export function choicesIn({ options, option_groups }: Json): Choice[] {
  const groups = Array.isArray(option_groups) ? option_groups.flatMap((group: Json) => group.options as Json[]) : [];
  return [...(Array.isArray(options) ? (options as Json[]) : []), ...groups].map(choiceOf);
}

export function people({ portrait }: Pick<Workspace, 'portrait'>): Choice[] {
  return portrait.people
    .filter(({ deleted, isBot }) => !deleted && !isBot)
    .map(({ id, name }) => ({ value: id, label: nameOf(portrait, id), hint: `@${name}` }));
}

/** Channels and, for a menu of conversations that wants them, the app's direct messages. */
export function channels({ portrait, me }: Workspace, include: readonly string[]): Choice[] {
  return portrait.channels
    .filter(({ archived, kind, members }) => !archived && (kind === 'public' || members.includes(me.id)))
    .filter(({ kind }) => include.includes(kind))
    .map(({ id, name, kind }) => ({ value: id, label: kind === 'im' ? portrait.app.name : `#${name}` }));
}
