import type { ReactNode } from 'react';
import type { AdfNode } from '../../../../jira/adf.ts';
import styles from './jira.module.css';

const TAGS: Readonly<Record<string, 'p' | 'tr' | 'th' | 'td' | 'ul' | 'ol' | 'li' | 'h3'>> = {
  paragraph: 'p',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  heading: 'h3',
};

/** A ticket's description, from Atlassian's document format. */
export function Description({ of }: { of: AdfNode | null }): ReactNode {
  return of && <div className={styles.description}>{inner(of)}</div>;
}

function inner({ content = [] }: AdfNode): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: a document's nodes have no identity but their place
  return content.map((node, index) => <Adf key={index} node={node} />);
}

function Adf({ node }: { node: AdfNode }): ReactNode {
  if (node.type === 'text') return marked(node);
  if (node.type === 'hardBreak') return <br />;
  if (node.type === 'table') {
    return (
      <table className={styles.table}>
        <tbody>{inner(node)}</tbody>
      </table>
    );
  }
  const Tag = TAGS[node.type];
  return Tag ? <Tag>{inner(node)}</Tag> : inner(node);
}

function marked({ text, marks = [] }: AdfNode): ReactNode {
  const [first, ...others] = marks;
  if (!first) return text;
  const words = marked({ type: 'text', text, marks: others });
  const href = String(first.attrs?.href ?? '');
  switch (first.type) {
    case 'strong':
      return <strong>{words}</strong>;
    case 'em':
      return <em>{words}</em>;
    case 'code':
      return <code>{words}</code>;
    case 'link':
      return /^https?:/.test(href) ? (
        <a href={href} target="_blank" rel="noreferrer">
          {words}
        </a>
      ) : (
        words
      );
    default:
      return words;
  }
}
