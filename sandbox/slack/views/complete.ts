import { isDeepStrictEqual } from 'node:util';
import { elementsIn } from '../blocks/walk.ts';
import { bakery } from '../state/bakery.ts';
import { newHash, shortId } from '../state/ids.ts';
import type { Json, View } from '../state/types.ts';
import { holdsValue, valuesOf } from './fields.ts';

/**
 * Gives every block and element the id that Slack would make up for it. Buttons that are still the same as `before` keep
 * theirs: whoever presses one while it is drawn anew does not miss it.
 */
export function withIds(blocks: readonly Json[], before: readonly Json[] = []): Json[] {
  const completed = structuredClone(blocks) as Json[];
  const taken = new Set(completed.map(({ block_id }) => block_id));
  for (const block of completed) {
    const kept = before.find((old) => !taken.has(old.block_id) && isSameButtons(old, block));
    block.block_id ??= kept?.block_id ?? shortId();
    taken.add(block.block_id);
    for (const { element } of elementsIn(block)) element.action_id ??= shortId();
  }
  return completed;
}

function isSameButtons({ block_id: _, ...old }: Json, block: Json): boolean {
  const elements = elementsIn(block).map(({ element }) => element);
  return elements.length > 0 && !elements.some(holdsValue) && isDeepStrictEqual(old, block);
}

/** The view that Slack makes of what an app hands in, with what was entered in `before` kept. */
export function completeView(
  given: Json,
  place: Pick<View, 'id' | 'root_view_id' | 'previous_view_id'>,
  before?: Pick<View, 'blocks' | 'state'>,
): View {
  const blocks = withIds((given.blocks as Json[] | undefined) ?? [], before?.blocks);
  return {
    ...place,
    team_id: bakery.team.id,
    type: given.type === 'home' ? 'home' : 'modal',
    blocks,
    private_metadata: String(given.private_metadata ?? ''),
    callback_id: String(given.callback_id ?? ''),
    external_id: String(given.external_id ?? ''),
    state: { values: valuesOf(blocks, before?.state.values) },
    hash: newHash(),
    title: (given.title as Json | undefined) ?? { type: 'plain_text', text: 'View Title', emoji: true },
    submit: (given.submit as Json | undefined) ?? null,
    close: (given.close as Json | undefined) ?? null,
    clear_on_close: given.clear_on_close === true,
    notify_on_close: given.notify_on_close === true,
    ...(given.submit_disabled !== undefined && { submit_disabled: given.submit_disabled === true }),
    app_id: bakery.app.id,
    app_installed_team_id: bakery.team.id,
    bot_id: bakery.app.botId,
  };
}
