import type { ReactNode } from 'react';
import { type DriveItem, useDocuments } from '../../live/outside.ts';
import panel from '../panel.module.css';
import { ServiceBar } from '../service-bar.tsx';
import styles from '../text.module.css';

/** The archive: the documents in the bakery's folder, the last changed first. */
export function DrivePanel(): ReactNode {
  const documents = useDocuments() ?? [];
  return (
    <>
      <ServiceBar service="drive" />
      {documents.length === 0 && (
        <p className={panel.soft}>No documents yet. A cancelled order is filed here for its customer.</p>
      )}
      <ol className={panel.list}>
        {documents
          .toSorted((one, other) => other.modifiedAt.localeCompare(one.modifiedAt))
          .map((item) => (
            <Document key={item.id} item={item} />
          ))}
      </ol>
    </>
  );
}

function Document({ item: { name, folder, text, version, modifiedBy } }: { item: DriveItem }): ReactNode {
  return (
    <li>
      <article className={panel.card}>
        <h2 className={panel.heading}>{name}</h2>
        <p className={panel.soft}>
          {folder && `In ${folder} · `}version {version}, by {modifiedBy}
        </p>
        <div className={styles.text}>{text.trim()}</div>
      </article>
    </li>
  );
}
