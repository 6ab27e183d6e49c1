import { Fragment, type ReactNode } from 'react';
import { nameOf, useWorkspace, type Workspace } from '../state/workspace.ts';
import { emojiNamed } from './emoji.ts';
import { Link } from './link.tsx';
import styles from './mrkdwn.module.css';
import type { Node } from './nodes.ts';
import { parseMrkdwn } from './parse.ts';
import { slackDate } from './slack-date.ts';

/** Marked-up text of Slack's, made of React elements alone: nothing in it is ever taken for HTML. */
export function Mrkdwn({ text }: { text: string }): ReactNode {
  return <Nodes of={parseMrkdwn(text)} />;
}

function Nodes({ of }: { of: readonly Node[] }): ReactNode {
  const workspace = useWorkspace();
  // biome-ignore lint/suspicious/noArrayIndexKey: a text's pieces have no identity but their place
  return of.map((node, index) => <Fragment key={index}>{rendered(node, workspace)}</Fragment>);
}

function rendered(node: Node, { portrait, me }: Workspace): ReactNode {
  switch (node.type) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <Nodes of={node.inner} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Nodes of={node.inner} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Nodes of={node.inner} />
        </s>
      );
    case 'quote':
      return (
        <blockquote className={styles.quote}>
          <Nodes of={node.inner} />
        </blockquote>
      );
    case 'code':
      return <code className={styles.code}>{node.text}</code>;
    case 'preformatted':
      return <pre className={styles.preformatted}>{node.text}</pre>;
    case 'emoji':
      return emojiNamed(node.name) ?? `:${node.name}:`;
    case 'link':
      return (
        <Link url={node.url}>
          <Nodes of={node.inner} />
        </Link>
      );
    case 'user':
      return (
        <span className={styles.mention} data-me={node.id === me.id || undefined}>
          @{nameOf(portrait, node.id)}
        </span>
      );
    case 'channel':
      return (
        <span className={styles.mention}>
          #{portrait.channels.find(({ id }) => id === node.id)?.name ?? node.label ?? node.id}
        </span>
      );
    case 'broadcast':
      return <span className={styles.mention}>{node.label}</span>;
    case 'date':
      return <Moment node={node} zone={me.tz} />;
  }
}

function Moment({ node, zone }: { node: Node & { type: 'date' }; zone: string }): ReactNode {
  const at = new Date(node.seconds * 1_000);
  const text = slackDate(node.seconds, node.format, zone);
  const time = (
    <time dateTime={at.toISOString()} title={`${node.fallback} · shown in ${zone}`}>
      {text}
    </time>
  );
  return node.url ? (
    <a href={node.url} target="_blank" rel="noreferrer">
      {time}
    </a>
  ) : (
    time
  );
}
