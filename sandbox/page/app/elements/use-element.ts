import { useSurface } from '../blocks/surface.ts';
import type { Json } from '../live/slack.ts';
import type { Deed } from '../state/deeds.ts';
import type { ElementProps } from './element.tsx';

/** What an element holds, and what can be done with it. */
export interface ElementHandle {
  held: Json | undefined;
  frozen: boolean;
  act(deed?: Deed): Promise<void>;
  search(text: string): Promise<Json[]>;
}

export function useElement({ block, element }: ElementProps<{ action_id: string }>): ElementHandle {
  const surface = useSurface();
  const pointer = { blockId: block.block_id, actionId: element.action_id };
  return {
    held: surface.valueOf(pointer.blockId, pointer.actionId),
    frozen: surface.frozen,
    act: (deed) => surface.act(pointer, deed),
    search: (text) => surface.search(pointer, text),
  };
}

/** The attributes that connect a control with its field; outside a form it is named by its placeholder. */
export function naming({ element, field }: ElementProps<{ action_id: string; placeholder?: { text: string } }>) {
  if (!field) return { 'aria-label': element.placeholder?.text ?? element.action_id };
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined };
}
