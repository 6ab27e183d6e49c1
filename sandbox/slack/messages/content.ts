import { isObject } from '../blocks/check.ts';
import { checkBlocks, checkMetadata } from '../blocks/index.ts';
import { MAX_POSTED_TEXT } from '../blocks/message.ts';
import type { Json } from '../state/types.ts';
import { withIds } from '../views/complete.ts';
import { ApiError, withMessages } from '../web-api/error.ts';
import type { Content } from './store.ts';

/** What Slack writes where a message has blocks and no text. */
export const NO_TEXT = "This content can't be displayed.";

interface Given {
  text: string | undefined;
  blocks: unknown;
  metadata?: unknown;
  thread_ts?: string | undefined;
}

/**
 * The content of a message as Slack would store it.
 * @throws ApiError `no_text`, `invalid_blocks_format`, `invalid_blocks`, `metadata_too_large`, `invalid_metadata_format`
 */
export function contentOf({ text, blocks, metadata, thread_ts }: Given): Content {
  const checked = checkedBlocks(blocks);
  if (text === undefined && !checked?.length) throw new ApiError('no_text');
  return {
    text: (text ?? NO_TEXT).slice(0, MAX_POSTED_TEXT),
    ...(checked?.length && { blocks: withIds(checked) }),
    ...(metadata !== undefined && { metadata: checkedMetadata(metadata) }),
    ...(thread_ts !== undefined && { thread_ts }),
  };
}

/** @throws ApiError `invalid_blocks_format`, `invalid_blocks`, `msg_blocks_too_long` */
export function checkedBlocks(blocks: unknown): Json[] | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format');
  const complaints = checkBlocks('message', blocks);
  if (complaints.some((complaint) => complaint.includes('in all blocks'))) throw new ApiError('msg_blocks_too_long');
  if (complaints.length > 0) throw withMessages('invalid_blocks', complaints);
  return blocks;
}

/** @throws ApiError `metadata_too_large`, `invalid_metadata_format` */
export function checkedMetadata(metadata: unknown): Json {
  const complaints = checkMetadata(metadata);
  if (complaints.some((complaint) => complaint.includes('metadata_too_large')))
    throw new ApiError('metadata_too_large');
  if (complaints.length > 0 || !isObject(metadata)) throw withMessages('invalid_metadata_format', complaints);
  return metadata;
}
