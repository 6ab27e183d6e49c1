import { anything, byType, integer, list, object, oneOf, string } from './vocabulary.ts';

/*
 * Rich text, as deep as it matters to us: sections of known elements.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */

const style = anything;
const id = string({ max: 255 });

const inline = byType({
  text: object({ type: oneOf('text'), text: string({ max: 3000 }) }, { style }),
  link: object(
    { type: oneOf('link'), url: string({ max: 3000 }) },
    { text: string({ max: 3000 }), style, unsafe: anything },
  ),
  emoji: object({ type: oneOf('emoji'), name: id }, { unicode: id, style }),
  user: object({ type: oneOf('user'), user_id: id }, { style }),
  usergroup: object({ type: oneOf('usergroup'), usergroup_id: id }, { style }),
  channel: object({ type: oneOf('channel'), channel_id: id }, { style }),
  broadcast: object({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone') }, { style }),
  date: object(
    { type: oneOf('date'), timestamp: integer({ min: 0, max: 9_999_999_999 }), format: id },
    { fallback: id, url: string({ max: 3000 }), style },
  ),
  color: object({ type: oneOf('color'), value: id }, { style }),
});
const inlines = list(inline, { max: 1000, min: 0 });
const border = oneOf(0, 1);
const section = object({ type: oneOf('rich_text_section'), elements: inlines });

/** A `rich_text` block or value. */
export const richText = object(
  {
    type: oneOf('rich_text'),
    elements: list(
      byType({
        rich_text_section: section,
        rich_text_preformatted: object({ type: oneOf('rich_text_preformatted'), elements: inlines }, { border }),
        rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: inlines }, { border }),
        rich_text_list: object(
          {
            type: oneOf('rich_text_list'),
            style: oneOf('bullet', 'ordered'),
            elements: list(section, { max: 1000 }),
          },
          { indent: integer({ min: 0, max: 8 }), offset: integer({ min: 0, max: 10_000 }), border },
        ),
      }),
      { max: 1000, min: 0 },
    ),
  },
  { block_id: string({ max: 255 }) },
);
