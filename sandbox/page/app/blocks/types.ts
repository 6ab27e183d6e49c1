import type { ActionsBlockElement, InputBlockElement, KnownBlock, RichTextBlock } from '@slack/types';

/** A block as the workspace hands it out: whatever the app left out, the workspace has made up. */
export type ShownBlock = KnownBlock & { block_id: string };

/** Anything that people can act upon. */
export type AnyElement = (ActionsBlockElement | InputBlockElement) & { action_id: string };

export type RichText = RichTextBlock;
