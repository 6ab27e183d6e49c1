import { PermanentFailure, TransientFailure } from '../../../src/platform/failures.ts';
import type {
  LinkedOrder,
  Remark,
  SupplierDesk,
  SupplierTicket,
  TicketComments,
  TicketContent,
} from '../../../src/services/procurement/index.ts';

export interface FakeTicket extends SupplierTicket {
  request: string;
  content: TicketContent;
  labels: string[];
  done: boolean;
  /** By the orders' ids. */
  links: Map<string, LinkedOrder>;
  comments: { id: string; remark: Remark }[];
}

type Call = 'openTicket' | 'post';

/** A supplier's desk in memory, with people who work at it. */
export function createFakeSupplier() {
  const tickets = new Map<string, FakeTicket>();
  const lost = new Set<Call>();
  let opened = 0;
  let indexed = true;
  let broken: Error | undefined;

  function ticketOf({ id }: SupplierTicket): FakeTicket {
    const ticket = tickets.get(id);
    if (!ticket) throw new PermanentFailure('ticket_gone', 'the ticket is not there');
    return ticket;
  }

  function answer(call: Call): void {
    if (lost.delete(call)) throw new TransientFailure('reset', 'connection reset', { inDoubt: true });
  }

  function works(): void {
    if (broken) throw broken;
  }

  const desk: SupplierDesk = {
    async openTicket(request, content) {
      works();
      opened += 1;
      const [id, key] = [String(10_000 + opened), `BAKE-${opened}`];
      const url = `https://supplier.test/browse/${key}`;
      const labels = ['ovenbird', `ovenbird-${request}`];
      tickets.set(id, { id, key, url, request, content, labels, done: false, links: new Map(), comments: [] });
      answer('openTicket');
      return { id, key, url };
    },
    async findTickets(requests) {
      works();
      if (!indexed) return [];
      const found = [...tickets.values()].filter(({ request }) => requests.includes(request));
      return found.map(({ request, id, key, url }) => ({ request, ticket: { id, key, url } }));
    },
    async readTickets(wanted) {
      works();
      return wanted.map(({ id }) => {
        const ticket = tickets.get(id);
        if (!ticket) return { ticket: id, state: 'gone', labels: [] };
        return { ticket: id, state: ticket.done ? 'done' : 'open', labels: ticket.labels };
      });
    },
    async correctTicket(ticket, content) {
      works();
      ticketOf(ticket).content = content;
    },
    async linkOrders(ticket, orders) {
      works();
      for (const order of orders) ticketOf(ticket).links.set(order.id, order);
    },
    async closeDuplicate({ id }) {
      works();
      const ticket = tickets.get(id);
      if (ticket) ticket.done = true;
    },
  };

  const comments: TicketComments = {
    find: async (ticket, id) => ticketOf(ticket).comments.some((comment) => comment.id === id),
    async post(ticket, comment) {
      works();
      ticketOf(ticket).comments.push(comment);
      answer('post');
    },
  };

  return {
    desk,
    comments,
    tickets: () => [...tickets.values()],
    ticket: (key: string) => {
      const found = [...tickets.values()].find((one) => one.key === key);
      if (!found) throw new Error(`there is no ticket ${key}`);
      return found;
    },
    close(key: string, ...labels: string[]): void {
      const ticket = this.ticket(key);
      ticket.done = true;
      ticket.labels.push(...labels);
    },
    remove(key: string): void {
      tickets.delete(this.ticket(key).id);
    },
    /** A ticket that could not be seen for a while is there again. */
    restore(ticket: SupplierTicket & { request: string }): void {
      const content = { title: '', dueOn: '', needs: [], orders: [], moreOrders: 0 };
      tickets.set(ticket.id, { ...ticket, content, labels: [], done: false, links: new Map(), comments: [] });
    },
    /** The next such call is carried out, and its answer lost. */
    loseAnswer: (call: Call) => lost.add(call),
    /** Whether tickets can be found by their request. */
    index: (works: boolean) => {
      indexed = works;
    },
    /** Every call fails with this, until it is called without. */
    breakDown: (error?: Error) => {
      broken = error;
    },
  };
}

export type FakeSupplier = ReturnType<typeof createFakeSupplier>;
