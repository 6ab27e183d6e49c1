import type { ConfirmationDialog } from '@slack/types';
import type { ReactNode } from 'react';
import type { Json } from '../live/slack.ts';
import { useWorkspace, type Workspace } from '../state/workspace.ts';
import { type Choice, channels, choiceOf, choicesIn, people } from './choices.ts';
import type { ElementProps } from './element.tsx';
import { Picker } from './picker.tsx';
import { useConfirmation } from './use-confirmation.tsx';
import { naming, useElement } from './use-element.ts';

interface MenuShape {
  type: string;
  action_id: string;
  placeholder?: { text: string };
  min_query_length?: number;
  max_selected_items?: number;
  confirm?: ConfirmationDialog;
  filter?: { include?: string[] };
}

/** A menu of whatever source: the element's own options, people, channels, or what the app finds for a text. */
export function MenuElement(props: ElementProps<MenuShape>): ReactNode {
  const { element } = props;
  const { held, frozen, act, search } = useElement(props);
  const workspace = useWorkspace();
  const [confirmed, dialog] = useConfirmation(element.confirm);
  const isExternal = element.type.endsWith('external_select');
  const offered = isExternal ? [] : offeredBy(element, workspace);

  const give = (chosen: readonly Choice[], query: string) => {
    const values = chosen.map(({ value }) => (isExternal ? { search: query, pick: value } : value));
    const value = element.type.startsWith('multi_') ? values : (values[0] ?? null);
    confirmed(() => void act({ value }));
  };
  return (
    <>
      <Picker
        naming={naming(props)}
        placeholder={element.placeholder?.text ?? (isExternal ? 'Type to search' : 'Choose')}
        clearable={props.block.optional === true}
        multiple={element.type.startsWith('multi_')}
        most={element.max_selected_items}
        initial={chosenIn(held ?? {}, offered)}
        choices={offered}
        search={isExternal ? async (text) => (await search(text)).map(choiceOf) : undefined}
        shortest={element.min_query_length ?? 3}
        disabled={frozen}
        onChoose={give}
      />
      {dialog}
    </>
  );
}

function offeredBy(element: MenuShape, workspace: Workspace): Choice[] {
  switch (element.type.replace('multi_', '')) {
    case 'users_select':
      return people(workspace);
    case 'channels_select':
      return channels(workspace, ['public']);
    case 'conversations_select':
      return channels(workspace, element.filter?.include ?? ['public', 'private', 'im']);
    default:
      return choicesIn(element as unknown as Json);
  }
}

/** What `state.values` says is chosen. */
function chosenIn(held: Json, offered: readonly Choice[]): Choice[] {
  const [, value] = Object.entries(held).find(([name]) => name.startsWith('selected_')) ?? [];
  const found = [value].flat().filter((one) => one !== null && one !== undefined);
  return found.map((one) =>
    typeof one === 'string'
      ? (offered.find((choice) => choice.value === one) ?? { value: one, label: one })
      : choiceOf(one as Json),
  );
}
