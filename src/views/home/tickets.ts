import type { KnownBlock } from '@slack/types';
import type { OpenRequest } from '../../services/procurement/index.ts';
import { context, divider, header, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { counted, linkText, slackDate } from '../format.ts';

/** So many open tickets are shown. */
export const MOST_TICKETS_SHOWN = 10;

/** What is asked of suppliers and not here yet, what is needed first at the top. @param requests one more than are shown says that there are more */
export function openTickets(requests: readonly OpenRequest[]): KnownBlock[] {
  const shown = requests.slice(0, MOST_TICKETS_SHOWN);
  return [
    header('Open tickets'),
    ...(shown.length > 0 ? sectionsOf(shown.map(line), 2).blocks : [context('Suppliers owe us nothing.')]),
    ...(requests.length > shown.length ? [context('And more: the tickets’ own board has them all.')] : []),
    divider,
  ];
}

function line({ title, ticket, orders, dueAt }: OpenRequest): string {
  const where = ticket ? linkText(ticket.url, short(ticket.key)) : '_being opened_';
  const purpose = orders === 0 ? 'for the shelf' : `${counted(orders, 'order')} · first due ${slackDate(dueAt)}`;
  return `${where} · ${short(title)} · ${purpose}`;
}
