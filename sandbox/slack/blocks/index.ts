import { anyBlock } from './blocks.ts';
import { complaintsOf, isObject, type Surface } from './check.ts';
import { MAX_METADATA_BYTES, MAX_POSTED_TEXT, messageBlocks, metadata } from './message.ts';
import { oneFocus, uniqueIds } from './together.ts';
import { anyView, MAX_VIEW_BYTES } from './view.ts';
import { all, list } from './vocabulary.ts';

export type { Surface } from './check.ts';

/**
 * Checks blocks against Slack's documented limits.
 * @returns Slack's complaints, e.g. `[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]`; none if all is well.
 * @see https://docs.slack.dev/reference/block-kit/blocks
 */
export function checkBlocks(surface: Surface, blocks: unknown): string[] {
  const check = surface === 'message' ? messageBlocks : all(list(anyBlock, { max: 100, min: 0 }), uniqueIds, oneFocus);
  return complaintsOf(check, blocks, '/blocks', surface);
}

/**
 * Checks a whole modal or Home view, its size included.
 * @see https://docs.slack.dev/reference/views
 */
export function checkView(view: unknown): string[] {
  const surface = isObject(view) && view.type === 'home' ? 'home' : 'modal';
  const tooLarge = Buffer.byteLength(JSON.stringify(view) ?? '') > MAX_VIEW_BYTES;
  return [
    ...complaintsOf(anyView, view, '/view', surface),
    ...(tooLarge ? [`[ERROR] must be less than ${MAX_VIEW_BYTES + 1} bytes [json-pointer:/view]`] : []),
  ];
}

/** Checks what is given to chat.postMessage: text, blocks and metadata. */
export function checkMessage(message: { text?: unknown; blocks?: unknown; metadata?: unknown }): string[] {
  const { text, blocks, metadata: attached } = message;
  const hasBlocks = Array.isArray(blocks) && blocks.length > 0;
  return [
    ...(text || hasBlocks ? [] : ['[ERROR] no_text [json-pointer:/text]']),
    ...(typeof text === 'string' && text.length > MAX_POSTED_TEXT ? ['[ERROR] msg_too_long [json-pointer:/text]'] : []),
    ...(blocks === undefined ? [] : checkBlocks('message', blocks)),
    ...(attached === undefined ? [] : checkMetadata(attached)),
  ];
}

/** Checks message metadata, its size included. */
export function checkMetadata(attached: unknown): string[] {
  const tooLarge = JSON.stringify(attached).length > MAX_METADATA_BYTES;
  return [
    ...complaintsOf(metadata, attached, '/metadata', 'message'),
    ...(tooLarge ? ['[ERROR] metadata_too_large [json-pointer:/metadata]'] : []),
  ];
}
