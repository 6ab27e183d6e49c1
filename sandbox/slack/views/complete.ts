import { elementsIn } from '../blocks/walk.ts';
import { bakery } from '../state/bakery.ts';
import { newHash, shortId } from '../state/ids.ts';
import type { Json, Values, View } from '../state/types.ts';
import { valuesOf } from './fields.ts';

/** Gives every block and element the id that Slack would make up for it. */
export function withIds(blocks: readonly Json[]): Json[] {
  const completed = structuredClone(blocks) as Json[];
  for (const block of completed) {
    block.block_id ??= shortId();
    for (const { element } of elementsIn(block)) element.action_id ??= shortId();
  }
  return completed;
}

/** The view that Slack makes of what an app hands in, with what was entered in `before` kept. */
export function completeView(
  given: Json,
  place: Pick<View, 'id' | 'root_view_id' | 'previous_view_id'>,
  before?: Values,
): View {
  const blocks = withIds((given.blocks as Json[] | undefined) ?? []);
  return {
    ...place,
    team_id: bakery.team.id,
    type: given.type === 'home' ? 'home' : 'modal',
    blocks,
    private_metadata: String(given.private_metadata ?? ''),
    callback_id: String(given.callback_id ?? ''),
    external_id: String(given.external_id ?? ''),
    state: { values: valuesOf(blocks, before) },
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
