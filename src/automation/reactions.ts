import type { DomainEvent, Reactions } from '../platform/outbox/index.ts';
import { readingOf } from '../services/customers/index.ts';
import type { Services } from './services.ts';

/** Where a reaction writes to. `books` is MongoDB alone. */
const [books, slack, jira, github, mail] = ['books', 'slack', 'jira', 'github', 'mail'] as const;

const anyChange = ['order.placed', 'order.moved', 'order.cancelled'];

/** A target about the event's subject: `card:<order>`. */
const its = (kind: string) => (event: DomainEvent) => `${kind}:${event.subject.id}`;

/**
 * What happens by itself in the bakery: event -> reaction. Each row makes one thing equal the books as they are now,
 * whatever event called it, however often and however late.
 */
export const reactions = {
  // The kitchen sees its orders.
  'show-card': {
    on: [...anyChange, 'order.card_due'],
    through: slack,
    target: its('card'),
    run: ({ orders }, order, run) => orders.showOnBoard(order, run),
  },
  'fill-board': {
    on: ['settings.kitchen_channel_chosen', 'board.page_due'],
    through: books,
    target: ({ type, subject }) => `board:${type === 'board.page_due' ? subject.id : 0}`,
    run: ({ orders }, after) => orders.fillBoard(after),
  },

  // Ingredients are bought.
  'buy-ingredients': {
    on: [...anyChange, 'purchase_request.order_released'],
    through: books,
    target: ({ subject, data }) => `buying:${subject.kind === 'order' ? subject.id : data.order}`,
    run: ({ procurement }, order) => procurement.requestFor(order),
  },
  'buy-what-was-left': {
    on: ['morning.came', 'procurement.morning_step_due'],
    through: books,
    target: () => 'buying:all',
    run: ({ procurement }, _, run) => procurement.morning(run),
  },
  'write-ticket': {
    on: [
      'purchase_request.created',
      'purchase_request.orders_changed',
      'purchase_request.remarked',
      'purchase_request.ticket_sighted',
    ],
    through: jira,
    target: its('ticket'),
    run: ({ procurement }, request, run) => procurement.syncTicket(request, run),
  },

  // What became of a ticket decides about its orders.
  'read-ticket': {
    on: ['ticket.reported'],
    through: jira,
    target: its('ticket-outcome'),
    run: ({ procurement }, request, run) => procurement.readTicket(request, run),
  },
  'read-all-tickets': {
    on: ['tickets.due', 'procurement.reading_step_due'],
    through: jira,
    target: ({ data }) => `tickets:${data.after ?? 'start'}`,
    run: ({ procurement }, after, run) => procurement.readTickets(after, run),
  },
  'find-second-tickets': {
    on: ['tickets.due', 'procurement.search_step_due'],
    through: jira,
    target: () => 'tickets:repeated',
    run: ({ procurement }, _, run) => procurement.searchRepeated(run),
  },
  'cancel-what-cannot-be-baked': {
    on: ['purchase_request.outcome_changed', 'purchase_request.cancelling_due'],
    through: books,
    target: its('outcome'),
    run: ({ procurement }, request, run) => procurement.applyOutcome(request, run),
  },

  // Customers hear of their orders.
  'note-what-to-tell': {
    on: anyChange,
    through: books,
    target: its('notifications'),
    run: ({ notifications }, order, run) => notifications.write(order, run),
  },
  'message-customer': {
    on: ['notification.due'],
    through: slack,
    target: ({ subject, data }) => (data.by === 'message' ? `customer-messages:${subject.id}` : null),
    run: ({ notifications }, order, run) => notifications.sendMessages(order, run),
  },
  'mail-customer': {
    on: ['notification.due'],
    through: mail,
    target: ({ subject, data }) => (data.by === 'mail' ? `customer-mails:${subject.id}` : null),
    run: ({ notifications }, order, run) => notifications.sendMails(order, run),
  },

  // The team hears what it must know.
  'tell-staff': {
    on: ['staff_note.posted'],
    through: slack,
    target: its('note'),
    run: ({ notes }, note, run) => notes.send(note, run),
  },

  // Developers have access to the repository, and nobody else.
  'ask-for-login': {
    on: ['employee.onboarded', 'employee.login_refused'],
    through: books,
    target: its('login-question'),
    run: ({ employees }, employee) => employees.askForLogin(employee),
  },
  'look-up-login': {
    on: ['employee.login_proposed'],
    through: github,
    target: its('login-lookup'),
    run: ({ employees }, employee, run) => employees.lookUpLogin(employee, run),
  },
  'give-or-take-access': {
    on: ['employee.login_confirmed', 'employee.login_proposed', 'employee.fired'],
    through: github,
    target: ({ data }) => (data.account === undefined ? null : `github:${data.account}`),
    run: ({ employees }, account, run) => employees.syncAccess(account, run),
  },

  // We know who is in the workspace.
  'read-directory': {
    on: ['directory.due', 'directory.page_due'],
    through: slack,
    target: (event) => `directory:${readingOf(event)}`,
    run: ({ directory }, reading, run) => directory.readStep(reading, run),
  },
} satisfies Reactions<Services>;
