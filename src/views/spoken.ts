import type { KnownBlock } from '@slack/types';
import type { Message } from './blocks.ts';
import { escapeText } from './escape.ts';

/** What `chat.update` takes. */
const LONGEST_TEXT = 4_000;
const CUT = '\n…';

/**
 * A message whose text says all that its blocks say, as far as it fits: screen readers read the text alone.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#accessibility
 */
export function spoken<Kind extends Message>(message: Kind): Kind {
  const summary = bare(message.text);
  const lines = message.blocks.flatMap(linesOf).filter((line) => !summary.includes(bare(line)));
  let { text } = message;
  for (const line of lines) {
    if (text.length + 1 + line.length + CUT.length > LONGEST_TEXT) return { ...message, text: `${text}${CUT}` };
    text += `\n${line}`;
  }
  return { ...message, text };
}

/** Without what only the eye reads. */
function bare(text: string): string {
  return text.replace(/:[a-z_]+:|[*_]/g, '').trim();
}

/** What can be read of a block, as mrkdwn; buttons are read by their labels anyway. */
function linesOf(block: KnownBlock): string[] {
  switch (block.type) {
    case 'header':
      return [mrkdwnOf(block.text)];
    case 'section':
      return [block.text, ...(block.fields ?? [])].flatMap((each) => (each ? mrkdwnOf(each).split('\n') : []));
    case 'context':
      return block.elements.flatMap((each) => (each.type === 'image' ? [] : mrkdwnOf(each).split('\n')));
    case 'table':
      return block.rows.map((row) =>
        row.map((cell) => (cell.type === 'raw_text' ? escapeText(cell.text) : '')).join(' · '),
      );
    default:
      return [];
  }
}

function mrkdwnOf({ type, text }: { type: string; text: string }): string {
  return type === 'mrkdwn' ? text : escapeText(text);
}
