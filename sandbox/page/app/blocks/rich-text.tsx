import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { emojiNamed } from '../mrkdwn/emoji.ts';
import { slackDate } from '../mrkdwn/slack-date.ts';
import { nameOf, useWorkspace, type Workspace } from '../state/workspace.ts';
import styles from './blocks.module.css';

type Part = RichTextBlock['elements'][number];

/** Text that was composed in an editor. https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function RichText({ elements }: { elements: readonly Part[] }): ReactNode {
  const workspace = useWorkspace();
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of text have no identity but their place
  return elements.map((part, index) => <div key={index}>{partOf(part, workspace)}</div>);
}

function partOf(part: Part, workspace: Workspace): ReactNode {
  switch (part.type) {
    case 'rich_text_section':
      return words(part.elements, workspace);
    case 'rich_text_quote':
      return <blockquote>{words(part.elements, workspace)}</blockquote>;
    case 'rich_text_preformatted':
      return <pre className={styles.preformatted}>{words(part.elements, workspace)}</pre>;
    case 'rich_text_list': {
      const List = part.style === 'ordered' ? 'ol' : 'ul';
      return (
        <List className={styles.list}>
          {part.elements.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <li key={index}>{words(item.elements, workspace)}</li>
          ))}
        </List>
      );
    }
  }
}

function words(elements: readonly RichTextElement[], workspace: Workspace): ReactNode {
  return elements.map((element, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place
    <span key={index} className={styleOf(element)}>
      {word(element, workspace)}
    </span>
  ));
}

function word(element: RichTextElement, { portrait, me }: Workspace): ReactNode {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'emoji':
      return emojiNamed(element.name) ?? `:${element.name}:`;
    case 'link':
      return (
        <a href={element.url} target="_blank" rel="noreferrer">
          {element.text ?? element.url}
        </a>
      );
    case 'user':
      return `@${nameOf(portrait, element.user_id)}`;
    case 'channel':
      return `#${portrait.channels.find(({ id }) => id === element.channel_id)?.name ?? element.channel_id}`;
    case 'date':
      return slackDate(element.timestamp, element.format, me.tz);
    case 'broadcast':
      return `@${element.range}`;
    default:
      return null;
  }
}

function styleOf(element: RichTextElement): string {
  const style = 'style' in element ? (element.style ?? {}) : {};
  return Object.entries(style)
    .filter(([, on]) => on)
    .map(([name]) => styles[name])
    .join(' ');
}
