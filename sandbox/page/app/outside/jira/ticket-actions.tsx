import { type ReactNode, useState } from 'react';
import type { Ticket } from '../../live/outside.ts';
import { attempt } from '../../notices/own-notices.ts';
import { send } from '../../state/refused.ts';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import panel from '../panel.module.css';
import { MissingForm } from './missing-form.tsx';

type Asking = 'missing' | 'delete' | null;

/** What a supplier does with a ticket, given how far it is. */
export function TicketActions({ ticket }: { ticket: Ticket }): ReactNode {
  const { key, status, table } = ticket;
  const [asking, setAsking] = useState<Asking>(null);
  const move = (deed: string, body: object = {}) => attempt(() => send('POST', `/jira/tickets/${key}/${deed}`, body));
  const isDone = status === 'Done';
  return (
    <>
      <div className={panel.row}>
        {!isDone && (
          <Button look="primary" onClick={() => void move('close')}>
            Done
          </Button>
        )}
        {!isDone && <Button onClick={() => setAsking('missing')}>Close with missing ingredients</Button>}
        {status === 'To Do' && (
          <Button look="quiet" onClick={() => void move('start')}>
            Start
          </Button>
        )}
        {isDone && <Button onClick={() => void move('reopen', { labels: ownLabels(ticket) })}>Reopen</Button>}
        <Button look="quiet" onClick={() => setAsking('delete')}>
          Delete
        </Button>
      </div>
      {asking === 'missing' && (
        <MissingForm
          ingredients={table.slice(1).map(([name = '']) => name)}
          onCancel={() => setAsking(null)}
          onClose={(labels) => {
            setAsking(null);
            void move('close', { labels });
          }}
        />
      )}
      <Alert
        open={asking === 'delete'}
        title={`Delete ${key}?`}
        text="The ingredients may never come then. The bakery’s managers are told."
        yes="Delete the ticket"
        no="Keep it"
        dangerous
        onAnswer={(confirmed) => {
          setAsking(null);
          if (confirmed) void attempt(() => send('DELETE', `/jira/tickets/${key}`));
        }}
      />
    </>
  );
}

/** Reopened, nothing is missing any more. */
function ownLabels({ labels }: Ticket): string[] {
  return labels.filter((label) => !/^missing\b/i.test(label));
}
