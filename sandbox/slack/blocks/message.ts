import { anyBlock } from './blocks.ts';
import type { Check } from './check.ts';
import { messageTotals, oneFocus, uniqueIds } from './together.ts';
import { all, list, object, pattern, record } from './vocabulary.ts';

/** The blocks of a message. */
export const messageBlocks: Check = all(list(anyBlock, { max: 50, min: 0 }), uniqueIds, oneFocus, messageTotals);

/** chat.postMessage cuts off beyond this; chat.update refuses beyond MAX_UPDATED_TEXT. */
export const MAX_POSTED_TEXT = 40_000;
export const MAX_UPDATED_TEXT = 4_000;
/** Over this many bytes of JSON, Slack answers `metadata_too_large`. */
export const MAX_METADATA_BYTES = 16_000;

/** Message metadata: https://docs.slack.dev/messaging/message-metadata */
export const metadata = object({
  event_type: pattern(/^[\w.:/-]{1,255}$/, 'an alphanumeric string'),
  event_payload: record,
});
