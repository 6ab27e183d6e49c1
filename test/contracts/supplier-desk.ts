import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  SupplierDesk,
  SupplierTicket,
  TicketComments,
  TicketContent,
} from '../../src/services/procurement/index.ts';

/** A ticket as people see it. */
export interface SeenTicket {
  title: string;
  dueOn?: string;
  needs: string[][];
  links: string[];
  comments: number;
  done: boolean;
}

/** A supplier's desk together with the people who work at it. */
export interface StaffedDesk {
  desk: SupplierDesk;
  comments: TicketComments;
  see(ticket: SupplierTicket): Promise<SeenTicket>;
  closeTicket(ticket: SupplierTicket, labels: string[]): Promise<void>;
  deleteTicket(ticket: SupplierTicket): Promise<void>;
  /** The next ticket is opened, and the answer lost. */
  loseNextAnswer(): Promise<void>;
  close(): Promise<void>;
}

const order = { id: randomUUID(), number: 21, url: 'https://bakery.test/orders/21' };
const content: TicketContent = {
  title: 'Order #21',
  dueOn: '2026-11-24',
  needs: [
    { name: 'butter', amount: '132', unit: 'g' },
    { name: 'eggs', amount: '8', unit: 'pcs' },
  ],
  orders: [order],
  moreOrders: 0,
};

/** What every supplier's desk keeps to. */
export function supplierDeskContract(name: string, open: () => Promise<StaffedDesk>): void {
  describe(`a supplier's desk: ${name}`, () => {
    let staffed: StaffedDesk;
    const { signal } = new AbortController();

    beforeAll(async () => {
      staffed = await open();
    });
    afterAll(() => staffed.close());

    async function opened() {
      const request = randomUUID();
      return { request, ticket: await staffed.desk.openTicket(request, content, signal) };
    }

    it('opens a ticket that says what is needed', async () => {
      const { ticket } = await opened();
      expect(ticket).toEqual({
        id: expect.any(String),
        key: expect.stringMatching(/^[A-Z]+-\d+$/),
        url: expect.stringContaining(ticket.key),
      });
      expect(await staffed.see(ticket)).toMatchObject({
        title: 'Order #21',
        dueOn: '2026-11-24',
        needs: [
          ['butter', '132', 'g'],
          ['eggs', '8', 'pcs'],
        ],
        done: false,
      });
    });

    it('finds tickets by their requests, the oldest first', async () => {
      const first = await opened();
      const second = await opened();
      const again = await staffed.desk.openTicket(first.request, content, signal);
      const found = await staffed.desk.findTickets([second.request, first.request, randomUUID()], signal);
      expect(found).toEqual([first, second, { request: first.request, ticket: again }]);
      expect(await staffed.desk.findTickets([randomUUID()], signal)).toEqual([]);
    });

    it('tells what became of tickets', async () => {
      const { ticket: waiting } = await opened();
      const { ticket: closed } = await opened();
      const { ticket: deleted } = await opened();
      await staffed.closeTicket(closed, ['missing-butter']);
      await staffed.deleteTicket(deleted);
      const readings = await staffed.desk.readTickets([deleted, waiting, closed], signal);
      const of = ({ id }: SupplierTicket) => readings.find(({ ticket }) => ticket === id);
      expect(readings).toHaveLength(3);
      expect(of(waiting)).toMatchObject({ state: 'open' });
      expect(of(closed)).toMatchObject({ state: 'done', labels: expect.arrayContaining(['missing-butter']) });
      expect(of(deleted)).toMatchObject({ state: 'gone' });
    });

    it('corrects a ticket', async () => {
      const { ticket } = await opened();
      const less = { ...content, dueOn: '2026-11-25', needs: content.needs.slice(1) };
      await staffed.desk.correctTicket(ticket, less, signal);
      expect(await staffed.see(ticket)).toMatchObject({ dueOn: '2026-11-25', needs: [['eggs', '8', 'pcs']] });
      await staffed.desk.correctTicket(ticket, { ...content, needs: [], orders: [] }, signal);
      expect(await staffed.see(ticket)).toMatchObject({ needs: [] });
    });

    it('links an order once', async () => {
      const { ticket } = await opened();
      await staffed.desk.linkOrders(ticket, [order], signal);
      await staffed.desk.linkOrders(ticket, [order], signal);
      expect((await staffed.see(ticket)).links).toEqual([order.url]);
    });

    it('takes comments, and finds them again', async () => {
      const { ticket } = await opened();
      const [id, since] = [randomUUID(), new Date()];
      expect(await staffed.comments.find(ticket, id, since, signal)).toBe(false);
      await staffed.comments.post(ticket, { id, remark: { kind: 'order-left-out', order: 21 } }, signal);
      expect(await staffed.comments.find(ticket, id, since, signal)).toBe(true);
      expect(await staffed.comments.find(ticket, randomUUID(), since, signal)).toBe(false);
      expect((await staffed.see(ticket)).comments).toBe(1);
    });

    it('closes a duplicate, and leaves alone what is closed or gone', async () => {
      const { ticket } = await opened();
      await staffed.desk.closeDuplicate(ticket, signal);
      expect((await staffed.see(ticket)).done).toBe(true);
      await staffed.desk.closeDuplicate(ticket, signal);
      await staffed.deleteTicket(ticket);
      await staffed.desk.closeDuplicate(ticket, signal);
    });

    it('says so when a ticket is gone', async () => {
      const { ticket } = await opened();
      await staffed.deleteTicket(ticket);
      const gone = { name: 'PermanentFailure', code: 'ticket_gone' };
      const comment = { id: randomUUID(), remark: { kind: 'order-left-out' as const, order: 21 } };
      await expect(staffed.desk.correctTicket(ticket, content, signal)).rejects.toMatchObject(gone);
      await expect(staffed.desk.linkOrders(ticket, [order], signal)).rejects.toMatchObject(gone);
      await expect(staffed.comments.post(ticket, comment, signal)).rejects.toMatchObject(gone);
      await expect(staffed.comments.find(ticket, comment.id, new Date(), signal)).rejects.toMatchObject(gone);
    });

    it('is in doubt when the answer is lost, and the ticket can be found', async () => {
      const request = randomUUID();
      await staffed.loseNextAnswer();
      const doubt = { name: 'TransientFailure', inDoubt: true };
      await expect(staffed.desk.openTicket(request, content, signal)).rejects.toMatchObject(doubt);
      expect(await staffed.desk.findTickets([request], signal)).toHaveLength(1);
    });
  });
}
