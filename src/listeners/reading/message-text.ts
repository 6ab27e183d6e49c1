import { unescapeText } from '../../views/escape.ts';
import { isJson, type Json, listIn, textIn } from './json.ts';
import { type NameOf, plainText } from './plain-text.ts';
import { richText } from './rich-text.ts';

/**
 * What people read in a message. Where it has blocks, Slack shows those and not its text; but of what people write
 * themselves both say the same, and the text is the simpler.
 */
export function messageText(message: Json, nameOf: NameOf): string {
  const blocks = listIn(message, 'blocks');
  const text = plainText(textIn(message, 'text'), nameOf);
  const isOwnWords = text !== '' && blocks.every(({ type }) => type === 'rich_text');
  const shown = isOwnWords ? text : together(blocks.map((block) => blockText(block, nameOf))) || text;
  return together([shown, ...listIn(message, 'attachments').map((attachment) => attachmentText(attachment, nameOf))]);
}

/** The Slack user ids of all whom a message mentions, each once. */
export function mentionedIn({ text, blocks, attachments }: Json): string[] {
  const written = JSON.stringify([text, blocks, attachments]);
  const found = [...written.matchAll(/<@([UW][A-Z0-9]+)|"user_id":"([UW][A-Z0-9]+)"/g)];
  return [...new Set(found.map(([, named, inRichText]) => named ?? inRichText ?? ''))];
}

/** https://docs.slack.dev/reference/block-kit/blocks */
function blockText(block: Json, nameOf: NameOf): string {
  switch (block.type) {
    case 'rich_text':
      return richText(block, nameOf);
    case 'context':
      return listIn(block, 'elements')
        .map((element) => (element.type === 'image' ? '' : objectText(element, nameOf)))
        .filter(Boolean)
        .join(' ');
    case 'image':
      return objectText(block.title, nameOf) || textIn(block, 'alt_text');
    case 'markdown':
      return textIn(block, 'text');
    default:
      return together([block.text, ...listIn(block, 'fields')].map((object) => objectText(object, nameOf)));
  }
}

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
function objectText(object: unknown, nameOf: NameOf): string {
  if (!isJson(object)) return '';
  const text = textIn(object, 'text');
  return object.type === 'mrkdwn' ? plainText(text, nameOf) : unescapeText(text);
}

/** https://docs.slack.dev/reference/messaging/attachments */
function attachmentText(attachment: Json, nameOf: NameOf): string {
  const parts = ['pretext', 'title', 'text'].map((name) => plainText(textIn(attachment, name), nameOf));
  const blocks = listIn(attachment, 'blocks').map((block) => blockText(block, nameOf));
  return together([...parts, ...blocks]) || plainText(textIn(attachment, 'fallback'), nameOf);
}

function together(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n');
}
