import { all, anything, boolean, byType, list, object, oneOf, someOf, string } from './vocabulary.ts';

/*
 * The composition objects: https://docs.slack.dev/reference/block-kit/composition-objects
 */

const plain = (max: number) => object({ type: oneOf('plain_text'), text: string({ max }) }, { emoji: boolean });
const marked = (max: number) => object({ type: oneOf('mrkdwn'), text: string({ max }) }, { verbatim: boolean });

/** A `plain_text` object. */
export const plainText = (max: number) => byType({ plain_text: plain(max) });
/** A `mrkdwn` object. */
export const mrkdwn = (max: number) => byType({ mrkdwn: marked(max) });
/** Either kind of text object. */
export const anyText = (max: number) => byType({ plain_text: plain(max), mrkdwn: marked(max) });

const value = string({ max: 75 });

/** An option of a select or multi-select menu. */
export const option = object({ text: plainText(75), value }, { description: plainText(75) });
/** An option of checkboxes or radio buttons, which may be marked up. */
export const markedOption = object({ text: anyText(75), value }, { description: anyText(75) });
/** An option of an overflow menu, which may be a link. */
export const overflowOption = object(
  { text: plainText(75), value },
  { description: plainText(75), url: string({ max: 3000 }) },
);
export const options = list(option, { max: 100 });
export const optionGroups = list(object({ label: plainText(75), options }), { max: 100 });

/** The dialog that asks before an element acts. */
export const confirm = object(
  { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  { style: oneOf('primary', 'danger') },
);

export const dispatchActionConfig = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }),
});

export const conversationFilter = all(
  object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  someOf(['include', 'exclude_external_shared_channels', 'exclude_bot_users']),
);

/** An image is either somewhere on the web or a file in Slack. */
export const imageSource = someOf(['image_url', 'slack_file'], { exactly: true });
export const imageSourceFields = { image_url: string({ max: 3000 }), slack_file: anything };
