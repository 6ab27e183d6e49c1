import { type ReactNode, useState } from 'react';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import { Button } from '../../ui/button.tsx';
import panel from '../panel.module.css';

/** Does what the ovens' meters do: hands in records by the REST API. */
export function HandIn(): ReactNode {
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState(0);
  const handIn = async () => {
    setBusy(true);
    await attempt(async () => {
      const { added } = await send<{ added: number }>('POST', '/meters');
      setTaken((before) => before + added);
    });
    setBusy(false);
  };
  return (
    <div className={panel.row}>
      <Button busy={busy} onClick={() => void handIn()}>
        Hand in 3 records by the API
      </Button>
      {taken > 0 && (
        <p className={panel.soft} role="status">
          {taken} handed in.
        </p>
      )}
    </div>
  );
}
