import type { ReactNode } from 'react';
import { useBatches, useObjects, useSandbox } from '../../live/outside.ts';
import panel from '../panel.module.css';
import { ServiceBar } from '../service-bar.tsx';
import { AnswerSwitch } from './answer-switch.tsx';
import { BatchCard } from './batch-card.tsx';
import { HandIn } from './hand-in.tsx';
import { ObjectCard } from './object-card.tsx';

/** So many of the latest are shown. */
const MOST = 20;

/** The energy auction: what the platform got and what it says, and the bucket with what was accepted. */
export function AuctionPanel(): ReactNode {
  const { standIns = [] } = useSandbox() ?? {};
  return (
    <>
      {standIns.includes('auction') && <Platform />}
      {standIns.includes('s3') && <Bucket />}
    </>
  );
}

function Platform(): ReactNode {
  const batches = useBatches() ?? [];
  return (
    <section className={panel.list} aria-label="Batches">
      <ServiceBar service="auction" />
      <AnswerSwitch />
      <HandIn />
      {batches.length === 0 && (
        <p className={panel.soft}>
          No batch yet. What was handed in is put up each hour, or when a manager says <code>/bakery auction</code>.
        </p>
      )}
      {batches
        .toReversed()
        .slice(0, MOST)
        .map((batch) => (
          <BatchCard key={`${batch.id} ${batch.receivedAt}`} batch={batch} />
        ))}
    </section>
  );
}

function Bucket(): ReactNode {
  const objects = useObjects() ?? [];
  return (
    <section className={panel.list} aria-label="Bucket">
      <ServiceBar service="s3" />
      {objects.length === 0 && <p className={panel.soft}>The bucket is empty. Each accepted order has a file here.</p>}
      {objects
        .toReversed()
        .slice(0, MOST)
        .map((object) => (
          <ObjectCard key={object.key} object={object} />
        ))}
    </section>
  );
}
