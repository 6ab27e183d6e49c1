import { anyBlock } from './blocks.ts';
import { type Check, isObject } from './check.ts';
import { plainText } from './composition.ts';
import { oneFocus, uniqueIds } from './together.ts';
import { all, boolean, byType, list, object, oneOf, string } from './vocabulary.ts';

/*
 * Views: https://docs.slack.dev/reference/views
 */

/** Over this many bytes of JSON, Slack answers `view_too_large`. */
export const MAX_VIEW_BYTES = 250_000;

const blocks = all(list(anyBlock, { max: 100, min: 0 }), uniqueIds, oneFocus);
const common = {
  private_metadata: string({ max: 3000, min: 0 }),
  callback_id: string({ max: 255, min: 0 }),
  external_id: string({ max: 255, min: 0 }),
};

const submitWithInputs: Check = (view, pointer, { complain }) => {
  if (!isObject(view) || view.submit !== undefined || !Array.isArray(view.blocks)) return;
  view.blocks.forEach((block, index) => {
    if (isObject(block) && block.type === 'input') {
      complain('must define `submit` to use an `input` block in modals', `${pointer}/blocks/${index}/input`);
    }
  });
};

/** A modal or a Home view. */
export const anyView = byType({
  modal: all(
    object(
      { type: oneOf('modal'), title: plainText(24), blocks },
      {
        ...common,
        submit: plainText(24),
        close: plainText(24),
        clear_on_close: boolean,
        notify_on_close: boolean,
        submit_disabled: boolean,
      },
    ),
    submitWithInputs,
  ),
  home: object({ type: oneOf('home'), blocks }, common),
});
