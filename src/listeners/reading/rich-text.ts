import { unescapeText } from '../../views/escape.ts';
import { type Json, listIn, textIn } from './json.ts';
import type { NameOf } from './plain-text.ts';

/**
 * A rich text block as people read it, one line for each line.
 *
 * @see https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export function richText(block: Json, nameOf: NameOf): string {
  return listIn(block, 'elements')
    .map((part) => (part.type === 'rich_text_list' ? list(part, nameOf) : line(part, nameOf)))
    .join('\n');
}

function list(part: Json, nameOf: NameOf): string {
  const mark = (index: number) => (part.style === 'ordered' ? `${index + 1}.` : '•');
  return listIn(part, 'elements')
    .map((item, index) => `${mark(index)} ${line(item, nameOf)}`)
    .join('\n');
}

function line(part: Json, nameOf: NameOf): string {
  return listIn(part, 'elements')
    .map((element) => inline(element, nameOf))
    .join('');
}

function inline(element: Json, nameOf: NameOf): string {
  const own = (name: string) => textIn(element, name);
  switch (element.type) {
    case 'link':
      return own('text') && own('text') !== own('url') ? `${own('text')} (${own('url')})` : own('url');
    case 'user':
      return `@${nameOf(own('user_id')) ?? own('user_id')}`;
    case 'channel':
      return `#${own('channel_id')}`;
    case 'usergroup':
      return `@${own('usergroup_id')}`;
    case 'broadcast':
      return `@${own('range')}`;
    case 'emoji':
      return `:${own('name')}:`;
    case 'date':
      return own('fallback');
    default:
      return unescapeText(own('text'));
  }
}
