import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';
import { truncate } from './escape.ts';

/*
 * Blocks within Slack's limits, whatever goes in: https://docs.slack.dev/reference/block-kit/blocks
 */

/** The most that one section holds. */
const LONGEST_SECTION = 3_000;

/**
 * The most of one part of a message that has several: all text of a message together may be some 13,000 characters, or
 * Slack answers `msg_blocks_too_long`.
 */
export const LONGEST_PART = 2_000;

/** So many full sections a message can have, by the same limit, and a few words besides. */
export const MOST_SECTIONS = 4;
const LONGEST_HEADER = 150;
const LONGEST_BUTTON = 75;
const LONGEST_OPTION = 75;
const LONGEST_TITLE = 24;

/** A message, and what of it comes first in a notification; {@link spoken} adds the rest for those who hear it. */
export interface Message {
  /** At most 4,000 characters: `chat.update` takes no more. */
  text: string;
  blocks: KnownBlock[];
}

export function plain(text: string, longest: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, longest) || ' ', emoji: true };
}

/** @param text ours, with what is people's escaped */
export function mrkdwn(text: string, longest = LONGEST_SECTION): MrkdwnElement {
  return { type: 'mrkdwn', text: truncate(text, longest) || ' ' };
}

export function title(text: string): PlainTextElement {
  return plain(text, LONGEST_TITLE);
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, LONGEST_HEADER) };
}

export function section(text: string, more: Partial<SectionBlock> = {}): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...more };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text)] };
}

export const divider: DividerBlock = { type: 'divider' };

/** A row of buttons, or of what else can be acted upon; none is no block at all. */
export function actions(buttons: readonly ActionsBlock['elements'][number][], blockId?: string): ActionsBlock[] {
  if (buttons.length === 0) return [];
  return [{ type: 'actions', ...(blockId && { block_id: blockId }), elements: [...buttons] }];
}

export function button(actionId: string, label: string, more: Partial<Button> = {}): Button {
  return { type: 'button', action_id: actionId, text: plain(label, LONGEST_BUTTON), ...more };
}

export function option(label: string, value: string): PlainTextOption {
  return { text: plain(label, LONGEST_OPTION), value };
}

/** The dialog before a button that loses something. */
export function confirmation(question: string, { title: heading, yes, no }: Record<'title' | 'yes' | 'no', string>) {
  return {
    title: plain(heading, 100),
    text: plain(question, 300),
    confirm: plain(yes, 30),
    deny: plain(no, 30),
    style: 'danger',
  } satisfies ConfirmationDialog;
}

/**
 * Lines in as few sections as they fit in, at most `most` of them.
 *
 * @returns the sections, and how many lines found no room
 */
export function sectionsOf(lines: readonly string[], most: number): { blocks: SectionBlock[]; left: number } {
  const texts: string[] = [];
  let left = 0;
  for (const line of lines.map((each) => truncate(each, LONGEST_SECTION))) {
    const together = texts.length > 0 ? `${texts.at(-1)}\n${line}` : line;
    if (left > 0) left += 1;
    else if (texts.length > 0 && together.length <= LONGEST_SECTION) texts[texts.length - 1] = together;
    else if (texts.length < most) texts.push(line);
    else left += 1;
  }
  return { blocks: texts.map((text) => section(text)), left };
}
