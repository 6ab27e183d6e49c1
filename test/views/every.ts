import { type Account, MACHINE_SCOPES, ROLES } from '../../src/services/access/index.ts';
import type { AuctionRun } from '../../src/services/auction/index.ts';
import { PREFERENCES } from '../../src/services/customers/index.ts';
import { ORDER_STATUSES } from '../../src/services/orders/index.ts';
import type { Message } from '../../src/views/blocks.ts';
import { home, homeProblem } from '../../src/views/home/home.ts';
import { HOME_MENU_PAGE } from '../../src/views/home/menu.ts';
import { accountCreated, accountList, accountRevoked, tokenMessage } from '../../src/views/messages/access.ts';
import { auctionNote, auctionRuns } from '../../src/views/messages/auction.ts';
import { sheetMessage, sheetPages } from '../../src/views/messages/bake-sheet.ts';
import { customerSaved } from '../../src/views/messages/customer.ts';
import { customerNotification } from '../../src/views/messages/customer-notification.ts';
import { employeeDetails, employeeList } from '../../src/views/messages/employees.ts';
import { help, howToWrite, notUnderstood, usage } from '../../src/views/messages/help.ts';
import { menu, productDetails, productRemoved } from '../../src/views/messages/menu.ts';
import { problemMessage, stillWorking, tooSlow } from '../../src/views/messages/note.ts';
import { orderCard } from '../../src/views/messages/order-card.ts';
import {
  orderDetails,
  orderList,
  orderMoved,
  orderOvertaken,
  orderPlaced,
  orderThereAlready,
} from '../../src/views/messages/orders.ts';
import { channelTest, settingsSaved } from '../../src/views/messages/settings.ts';
import { staffNote } from '../../src/views/messages/staff-note.ts';
import { status } from '../../src/views/messages/status.ts';
import { stockCounted, stockLevels, stockMarked, stockWasted } from '../../src/views/messages/stock.ts';
import { assistanceFormView } from '../../src/views/modals/assistance-form.ts';
import { customerFormView } from '../../src/views/modals/customer-form.ts';
import { githubLoginFormView } from '../../src/views/modals/github-login-form.ts';
import { problemView, resultView, waitingView } from '../../src/views/modals/notice.ts';
import { onboardingFormView } from '../../src/views/modals/onboarding-form.ts';
import { MOST_FORM_LINES, orderFormView } from '../../src/views/modals/order-form.ts';
import { productFormView } from '../../src/views/modals/product-form.ts';
import { settingsFormView } from '../../src/views/modals/settings-form.ts';
import { topicsFormView } from '../../src/views/modals/topics-form.ts';
import { preferenceChosen } from '../../src/views/preference.ts';
import { notificationOf } from '../support/notification.ts';
import {
  hostileEmployee,
  hostileIngredients,
  hostileLevel,
  hostileMenu,
  hostileOrder,
  hostileProduct,
  hostileProductForm,
  hostileCustomers as known,
  many,
} from './hostile.ts';
import {
  emptyStaff,
  hostileSettings,
  hostileSheet,
  hostileStaff,
  integration,
  now,
  settingsOf,
} from './hostile-kitchen.ts';
import { hostileQuestions, hostileTopicsForm, topicNamed } from './hostile-questions.ts';

const hostileAccount = (text: string, index: number): Account => ({
  ...{ id: `client_${'0'.repeat(32)}`, name: text, createdAt: now, version: 1 },
  createdBy: { kind: 'person', id: 'U0', name: text, via: 'Slack' },
  ...(index % 2 === 0
    ? { kind: 'user', role: 'manager' }
    : { kind: 'client', scopes: [...ROLES.manager, ...MACHINE_SCOPES] }),
});

const hostileRun = (text: string): AuctionRun => ({
  ...{ id: 'x', startedAt: now, records: 1_000, accepted: 1_000, rejected: 1_000, state: 'settling' },
  by: { kind: 'person', id: 'U0', name: text, via: 'Slack' },
});
const sending = { repeated: true, sameContents: false };
const noMenu = { products: [], page: 0, pages: 1, total: 0 };
const nobody = { id: 'x', number: 1 };

/** Every message there is, with `text` wherever people can put some. */
export function messages(text: string): Record<string, Message> {
  const order = hostileOrder(text);
  const wrong = { onHand: -1, reserved: -1, incoming: -1 };
  const problem = { text, fields: many(60, () => ({ message: `${text}!` })) };
  const dead = { id: 'x'.repeat(100), reaction: text, target: text, code: text, reason: text, since: new Date(0) };
  const told = many(60, (index) => ({
    ...({ version: index + 1, kind: 'changed', state: 'failed', by: 'mail', guessed: true, namesakes: true } as const),
    attempts: [{ at: now, by: 'mail' as const, outcome: text }],
  }));
  const data = { ...notificationOf().data, reason: text, summary: text, customer: { id: 'x', name: text } };
  return {
    'a token': tokenMessage({
      token: 'x'.repeat(2_500),
      expiresIn: 900,
      scopes: ROLES.manager,
      url: `https://${'x'.repeat(200)}.example.com`,
    }),
    'accounts of the API': accountList(many(100, (index) => hostileAccount(text, index))),
    'no account of the API': accountList([]),
    'an account of the API': accountCreated({ account: hostileAccount(text, 0), secret: 'x'.repeat(43) }),
    'an account of the API again': accountCreated({ account: hostileAccount(text, 1) }),
    'an account of the API revoked': accountRevoked(hostileAccount(text, 1)),
    'auction runs': auctionRuns(
      many(10, () => ({ ...hostileRun(text), state: 'failed', reason: text })),
      {
        manager: true,
      },
    ),
    'auction without runs': auctionRuns([], { manager: true }),
    'auction rejected': auctionNote({
      kind: 'auction-rejected',
      run: hostileRun(text),
      rejected: many(20, () => ({ record_id: text, parameter_1: text, parameter_2: -Number.MAX_VALUE })),
      total: 1_000,
    }),
    'auction overdue': staffNote({ kind: 'auction-late', run: hostileRun(text), state: 'overdue', since: now }),
    'auction given up': staffNote({ kind: 'auction-late', run: hostileRun(text), state: 'abandoned', since: now }),
    'auction failed': staffNote({ kind: 'auction-failed', run: hostileRun(text), step: 'poll', reason: text }),
    'customer notification': customerNotification(notificationOf({ data }), { own: true }),
    'last customer notification': customerNotification(notificationOf({ data: { ...data, to: 'delivered' } }), {
      own: true,
    }),
    'notification of a namesake': customerNotification(notificationOf({ data }), { own: false }),
    ...Object.fromEntries(known(text).map((each, index) => [`customer saved, ${index}`, customerSaved(each)])),
    ...Object.fromEntries(PREFERENCES.map((each) => [`preference ${each}`, preferenceChosen(each)])),
    'order overtaken': orderOvertaken(order, { message: text }, { staff: true, now }),
    'employee list': employeeList(many(100, () => hostileEmployee(text))),
    'empty employee list': employeeList([]),
    'employee details': employeeDetails(hostileEmployee(text)),
    help: help(),
    'how to write': howToWrite(usage.bakery),
    'not understood': notUnderstood(text, usage.order),
    menu: menu(hostileMenu(text, 25), 'EUR'),
    'empty menu': menu(noMenu, 'EUR'),
    'product details': productDetails(hostileProduct(text), 'EUR', { manager: true }),
    'product removed': productRemoved(hostileProduct(text)),
    problem: problemMessage(problem),
    'still working': stillWorking,
    'too slow': tooSlow,
    ...Object.fromEntries(ORDER_STATUSES.map((each) => [`card, ${each}`, orderCard({ ...order, status: each }, now)])),
    ...Object.fromEntries(
      ORDER_STATUSES.map((each) => [
        `order details, ${each}`,
        orderDetails({ ...order, status: each }, { staff: true, told, now }),
      ]),
    ),
    'order list': orderList(
      many(15, () => order),
      'Your orders',
      { placedAt: now, number: 999_999_999 },
    ),
    'channel test': channelTest('kitchenChannel', text),
    'settings saved': settingsSaved(hostileSettings(text)),
    ...Object.fromEntries(
      sheetPages(hostileSheet(text)).map((page) => [`bake sheet, page ${page.page}`, sheetMessage(page)]),
    ),
    'empty order list': orderList([], 'Your orders'),
    'order placed': orderPlaced(order, { ...sending, staff: true }),
    'order placed for a name': orderPlaced(order, { ...sending, staff: true, customer: known(text)[1] }),
    'order moved': orderMoved({ ...order, status: 'cancelled' }, { staff: true, now }),
    'order there already': orderThereAlready(order),
    'login question': staffNote({ kind: 'login-question', employee: { ...nobody, name: text }, notThis: text }),
    'login unknown': staffNote({ kind: 'login-unknown', employee: { ...nobody, name: text }, login: text }),
    'login found': staffNote({
      kind: 'login-found',
      employee: { ...nobody, name: text },
      account: { id: 1, login: 'x'.repeat(39), name: text, picture: 'https://example.com/x.png' },
    }),
    'ticket gone': staffNote({ kind: 'ticket-gone', request: 'x', title: text, ticket: text }),
    'orders refused': staffNote({
      kind: 'orders-refused',
      title: text,
      ticket: text,
      missing: many(50, () => text),
      orders: many(10, () => ({ number: 999_999_999, customer: text, what: text, dueAt: now })),
      total: 100_000,
    }),
    'one order refused': staffNote({
      kind: 'orders-refused',
      title: text,
      ticket: text,
      missing: 'all',
      orders: [{ number: 21, customer: text, what: text, dueAt: now }],
      total: 1,
    }),
    'stock levels': stockLevels(many(200, () => hostileLevel(text))),
    'no stock': stockLevels([]),
    'stock counted': stockCounted({ level: hostileLevel(text), before: 1 }),
    'stock wasted': stockWasted({ level: hostileLevel(text) }, 10_000_000_000),
    'stock marked': stockMarked({ level: hostileLevel(text) }),
    'stock low': staffNote({
      kind: 'stock-low',
      ingredients: many(20, () => ({ name: text, unit: 'g', onHand: -10_000_000_123, lowMark: 10_000_000_123 })),
    }),
    'stock corrected': staffNote({
      kind: 'stock-corrected',
      ingredients: many(20, () => ({ name: text, unit: 'g', row: hostileLevel(text), ledger: wrong })),
    }),
    'board broken': staffNote({ kind: 'board-broken', channel: 'C0KITCHEN', reason: text }),
    'work trouble': staffNote({
      kind: 'work-trouble',
      dead: { count: 100_000, examples: many(5, () => ({ reaction: text, target: text, code: text, reason: text })) },
      suspects: {
        count: 100_000,
        examples: many(5, () => ({ reaction: text, target: text, code: text, reason: text })),
      },
      heldUp: many(20, () => ({ integration: text, since: now, waiting: 100_000 })),
      flowing: many(20, () => ({ integration: text, since: now, waiting: 1 })),
    }),
    'board missing': staffNote({ kind: 'board-missing' }),
    ...hostileQuestions(text),
    status: status({ integrations: many(20, () => integration), dead: many(10, () => dead), manager: true }),
  };
}

/** Every view there is, with `text` wherever people can put some. */
export function views(text: string): Record<string, unknown> {
  const line = (id: number, cake: boolean) => {
    const product = hostileProduct(text);
    const variation = product.variations[0]?.id;
    const filled = { variation, persons: 10_000, quantity: 1_000 };
    return { id, product: cake ? product : { ...product, recipe: undefined }, ...filled };
  };
  const form = { next: 99, mayOrderForOthers: true, leadTimeHours: 48, wishes: {} };
  const wishes = { extras: text, notes: text, dueAt: now, forUser: 'U0CAKELOVER', forName: text };
  const done = {
    kind: 'done',
    summary: text,
    ingredients: hostileIngredients(text),
    total: 1,
    currency: 'EUR',
    scarce: many(20, () => ({ name: text })),
  } as const;
  const full = many(MOST_FORM_LINES, (id) => line(id, id % 2 === 0));
  const settings = hostileSettings(text);
  const dead = { id: 'x'.repeat(100), reaction: text, target: text, code: text, reason: text, since: now };
  return {
    'empty order form': orderFormView({ ...form, lines: [{ id: 1 }], estimate: { kind: 'empty' } }),
    'full order form': orderFormView({ ...form, lines: full, estimate: done }),
    'order form, filled': orderFormView({
      ...form,
      ...{ lines: full, wishes, instead: hostileOrder(text), estimate: done },
    }),
    'order form, once more': orderFormView({
      ...{ ...form, lines: full, estimate: done },
      again: { order: hostileOrder(text), gone: many(50, () => text) },
    }),
    'order form, from a message': orderFormView({
      ...{ ...form, lines: full, wishes, estimate: done },
      from: { link: text, text: 'cut' },
    }),
    'order form with a fault': orderFormView({ ...form, lines: full, estimate: { kind: 'wrong', message: text } }),
    'empty cake form': productFormView({ ...hostileProductForm(''), kind: 'cake', editing: undefined, variations: [] }),
    'cake form, changed meanwhile': productFormView({
      ...hostileProductForm(text),
      kind: 'cake',
      meanwhile: hostileProduct(text),
    }),
    'full product form, changed meanwhile': productFormView({
      ...hostileProductForm(text),
      meanwhile: { ...hostileProduct(text), recipe: undefined },
    }),
    'product form of one kind': productFormView({ ...hostileProductForm(text), variations: [] }),
    'onboarding form': onboardingFormView(),
    'GitHub login form': githubLoginFormView({ employee: 10 }),
    ...Object.fromEntries(known(text).map((each, index) => [`customer form, ${index}`, customerFormView(each)])),
    'settings form': settingsFormView(settingsOf()),
    'settings form, channel broken': settingsFormView(settings),
    'settings form, channel tested': settingsFormView(settings, { use: 'teamChannel', text }),
    'assistance form': assistanceFormView({ topics: many(15, (index) => topicNamed(text, index)) }),
    'full topics form': topicsFormView(hostileTopicsForm(text)),
    'topics form': topicsFormView({ ...hostileTopicsForm(text), topics: [], closed: [], test: undefined }),
    waiting: waitingView('waiting-1'),
    problem: problemView({ text, fields: [{ message: `${text}!` }] }),
    'result of an order': resultView('Order 999999999', orderPlaced(hostileOrder(text), { ...sending, staff: true })),
    home: home({
      ownOrders: many(30, () => hostileOrder(text)),
      notify: 'ready',
      menu: hostileMenu(text, HOME_MENU_PAGE),
      currency: 'EUR',
      now,
      place: { board: { status: 'waiting', page: 999_999 }, menu: 999_999 },
      staff: hostileStaff(text),
      manager: { settings, integrations: many(20, () => integration), dead: many(3, () => dead) },
    }),
    'empty home': home({
      ownOrders: [],
      notify: 'all',
      menu: noMenu,
      currency: 'EUR',
      now,
      place: { board: { page: 0 }, menu: 0 },
      staff: emptyStaff,
      manager: { settings: settingsOf(), integrations: [], dead: [] },
    }),
    'home with a problem': homeProblem({ text, fields: [] }),
  };
}
