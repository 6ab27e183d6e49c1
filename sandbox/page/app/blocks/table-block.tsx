import type { TableBlock as Table } from '@slack/types';
import type { ReactNode } from 'react';
import { withEmoji } from '../mrkdwn/emoji.ts';
import styles from './blocks.module.css';
import { RichText } from './rich-text.tsx';

type Cell = Table['rows'][number][number];

/** A table; its first row is the heading. */
export function TableBlock({ block }: { block: Table }): ReactNode {
  const [heading = [], ...rows] = block.rows;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard, too
    <section className={styles.scroll} aria-label="Table" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>{cells(heading, 'th')}</tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
            <tr key={index}>{cells(row, 'td')}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function cells(row: readonly Cell[], Tag: 'th' | 'td'): ReactNode {
  return row.map((cell, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
    <Tag key={index}>{cell.type === 'rich_text' ? <RichText elements={cell.elements} /> : withEmoji(cell.text)}</Tag>
  ));
}
