import { type Reactions, START } from '../platform/outbox/index.ts';
import { customerToFile } from '../services/cancelled-orders/index.ts';
import { readingOf } from '../services/customers/index.ts';
import { askThrough, auctionStep, isBack, its } from './rows.ts';
import type { Services } from './services.ts';

/** Where a reaction writes to. `books` is MongoDB alone. */
const [books, slack, jira, github, drive, mail] = ['books', 'slack', 'jira', 'github', 'drive', 'mail'] as const;
const [auction, s3] = ['auction', 's3'] as const;

const anyChange = ['order.placed', 'order.moved', 'order.cancelled'];

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
  'hang-bake-sheet': {
    on: ['morning.came'],
    through: slack,
    target: ({ data }) => `bake-sheet:${(data.due as Date).toISOString()}`,
    run: ({ bakeSheets }, due, run) => bakeSheets.hang(due, run),
  },

  // Ingredients are bought.
  'buy-ingredients': {
    on: ['order.placed', 'order.moved', 'morning.came', 'settings.procurement_chosen', 'procurement.netting_due'],
    through: books,
    target: (event) => (event.type === 'order.moved' && !isBack(event) ? null : 'netting:all'),
    run: ({ procurement }, _, run) => procurement.net(run),
  },
  'begin-daily-request': {
    on: ['morning.came'],
    through: books,
    target: ({ data }) => `daily:${(data.due as Date).toISOString()}`,
    run: ({ procurement }, due) => procurement.beginDaily(due),
  },
  'leave-out-or-take-back': {
    on: ['order.cancelled', 'order.moved'],
    through: books,
    target: (event) => (event.type === 'order.cancelled' || isBack(event) ? its('buying')(event) : null),
    run: ({ procurement }, order) => procurement.noteChange(order),
  },
  'write-ticket': {
    on: [
      'purchase_request.created',
      'purchase_request.orders_changed',
      'purchase_request.remarked',
      'purchase_request.ticket_sighted',
    ],
    through: jira,
    target: (event) => (event.data.outcome === 'covered' ? null : its('ticket')(event)),
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
    target: ({ data }) => `tickets:${data.after ?? START}`,
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

  // The stock is what the orders make of it.
  'keep-stock': {
    on: anyChange,
    through: books,
    target: its('stock'),
    run: ({ inventory }, order) => inventory.keepOrder(order),
  },
  'fold-stock': {
    on: ['stock.moved', 'stock.counted', 'stock.wasted', 'stock.marked', 'stock.fold_due'],
    through: books,
    target: () => 'stock',
    run: ({ inventory }) => inventory.fold(),
  },
  'audit-stock': {
    on: ['stock.audit_due', 'stock.audit_step_due'],
    through: books,
    target: ({ data }) => `stock-audit:${data.from ?? START}`,
    run: ({ inventory }, from) => inventory.audit(from),
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
  'tell-customer-again': {
    on: ['customer.address_given'],
    through: books,
    target: its('told-again'),
    run: ({ notifications }, customer, run) => notifications.tellAgain(customer, run),
  },

  // The team hears what it must know.
  'tell-staff': {
    on: ['staff_note.posted'],
    through: slack,
    target: its('note'),
    run: ({ notes }, note, run) => notes.send(note, run),
  },
  'raise-alerts': {
    on: ['alerts.due'],
    through: books,
    target: () => 'alerts:work',
    run: ({ alerts }) => alerts.look(),
  },

  // Workflows order, too, and wait to hear what came of it.
  'place-workflow-order': {
    on: ['workflow_step.asked'],
    through: books,
    target: its('workflow-order'),
    run: ({ workflowOrders }, step, run) => workflowOrders.place(step, run),
  },
  'answer-workflow-step': {
    on: ['workflow_step.decided'],
    through: slack,
    target: its('workflow-step'),
    run: ({ workflowOrders }, step, run) => workflowOrders.answer(step, run),
  },

  // Whoever asks for assistance is heard where the topic says.
  'route-question': {
    on: ['assistance.requested', 'assistance.test_due'],
    through: books,
    target: its('question-route'),
    run: ({ assistance }, request) => assistance.route(request),
  },
  'ask-in-slack': askThrough(slack),
  'ask-by-mail': askThrough(mail),

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
    on: ['employee.login_confirmed', 'employee.login_proposed', 'employee.fired', 'employee.access_due'],
    through: github,
    target: ({ data }) => (data.account === undefined ? null : `github:${data.account}`),
    run: ({ employees }, account, run) => employees.syncAccess(account, run),
  },
  'check-access': {
    on: ['access.due', 'access.check_step_due'],
    through: books,
    target: ({ data }) => `access:${data.after ?? START}`,
    run: ({ employees }, after) => employees.checkAccess(after),
  },

  // Cancelled orders are filed, a document for each customer.
  'keep-folder': {
    on: ['order.cancelled', 'archive.due', 'archive.folder_gone'],
    through: drive,
    target: () => 'drive-folder',
    run: ({ cancelledOrders }, _, run) => cancelledOrders.keepFolder(run),
  },
  'file-cancelled-orders': {
    on: ['order.cancelled', 'order.moved', 'archive.document_due', 'customer.forgotten'],
    through: drive,
    target: (event) => {
      const customer = customerToFile(event);
      return customer && `cancelled-orders:${customer}`;
    },
    run: ({ cancelledOrders }, customer, run) => cancelledOrders.file(customer, run),
  },
  'check-documents': {
    on: ['archive.due', 'archive.check_step_due'],
    through: drive,
    target: ({ data }) => `documents:${data.after ?? START}`,
    run: ({ cancelledOrders }, after, run) => cancelledOrders.check(after, run),
  },

  // The ovens' power is bought at an auction, hour by hour: each run goes from step to step.
  'begin-auction-run': {
    on: ['auction.due'],
    through: auction,
    target: () => 'auction:hourly',
    run: ({ auction }) => auction.begin(),
  },
  'take-auction-records': auctionStep('take', auction),
  'submit-auction-batch': auctionStep('submit', auction),
  'poll-auction-results': auctionStep('poll', auction),
  'store-accepted-orders': auctionStep('store', s3),
  'report-rejected-orders': auctionStep('report', books),
  'finish-auction-run': auctionStep('finish', books),

  // We know who is in the workspace.
  'read-directory': {
    on: ['directory.due', 'directory.page_due'],
    through: slack,
    target: (event) => `directory:${readingOf(event)}`,
    run: ({ directory }, reading, run) => directory.readStep(reading, run),
  },
} satisfies Reactions<Services>;
