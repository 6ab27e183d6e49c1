import { type ReactNode, useId } from 'react';
import type { FaultKind } from '../../../faults.ts';
import { type StandInName, useSandbox } from '../live/outside.ts';
import { attempt } from '../notices/own-notices.ts';
import { send } from '../state/refused.ts';
import { FAULTS } from './faults.ts';
import styles from './service-bar.module.css';

export const SERVICE_NAMES: Readonly<Record<StandInName, string>> = {
  slack: 'Slack',
  jira: 'Jira',
  github: 'GitHub',
  drive: 'Google Drive',
  mail: 'Mail',
  auction: 'Auction',
  s3: 'S3',
};

/** Makes a service fail, in one of the ways that services do, until it is put in order again. */
export function FaultSwitch({ service }: { service: StandInName }): ReactNode {
  const id = useId();
  const active = useSandbox()?.faults.find((fault) => fault.service === service)?.kind;
  const choose = (kind: string) =>
    attempt(() =>
      kind === ''
        ? send('DELETE', `/faults/${service}`)
        : send('PUT', `/faults/${service}`, FAULTS[kind as FaultKind].fault),
    );
  return (
    <span className={styles.fault}>
      <span className={styles.lamp} data-on={active} />
      <label htmlFor={id}>{SERVICE_NAMES[service]}</label>
      <select
        id={id}
        className={styles.select}
        value={active ?? ''}
        onChange={({ target }) => void choose(target.value)}
      >
        <option value="">works</option>
        {Object.entries(FAULTS).map(([kind, { label }]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
