import type { ReactNode } from 'react';
import { useTickets } from '../../live/outside.ts';
import { usePlace } from '../../state/place.ts';
import { ServiceBar } from '../service-bar.tsx';
import { Board } from './board.tsx';
import { TicketCard } from './ticket.tsx';

/** The suppliers' side: a board of tickets, or the one that lies open. */
export function JiraPanel(): ReactNode {
  const { ticket: key } = usePlace();
  const tickets = useTickets();
  const open = tickets?.find((ticket) => ticket.key === key);
  return (
    <>
      <ServiceBar service="jira" />
      {open ? <TicketCard key={open.key} ticket={open} /> : tickets && <Board tickets={tickets} />}
    </>
  );
}
