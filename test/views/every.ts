import { ORDER_STATUSES } from '../../src/services/orders/index.ts';
import type { Message } from '../../src/views/blocks.ts';
import { home, homeProblem } from '../../src/views/home/home.ts';
import { HOME_MENU_PAGE } from '../../src/views/home/menu.ts';
import { sheetMessage, sheetPages } from '../../src/views/messages/bake-sheet.ts';
import { customerNotification } from '../../src/views/messages/customer-notification.ts';
import { employeeDetails, employeeList } from '../../src/views/messages/employees.ts';
import { help, notUnderstood, usage } from '../../src/views/messages/help.ts';
import { menu, productDetails, productRemoved } from '../../src/views/messages/menu.ts';
import { problemMessage, stillWorking, tooSlow } from '../../src/views/messages/note.ts';
import { orderCard } from '../../src/views/messages/order-card.ts';
import {
  orderDetails,
  orderList,
  orderMoved,
  orderPlaced,
  orderThereAlready,
} from '../../src/views/messages/orders.ts';
import { channelTest, settingsSaved } from '../../src/views/messages/settings.ts';
import { staffNote } from '../../src/views/messages/staff-note.ts';
import { status } from '../../src/views/messages/status.ts';
import { stockCounted, stockLevels, stockMarked, stockWasted } from '../../src/views/messages/stock.ts';
import { githubLoginFormView } from '../../src/views/modals/github-login-form.ts';
import { problemView, resultView, waitingView } from '../../src/views/modals/notice.ts';
import { onboardingFormView } from '../../src/views/modals/onboarding-form.ts';
import { MOST_FORM_LINES, orderFormView } from '../../src/views/modals/order-form.ts';
import { productFormView } from '../../src/views/modals/product-form.ts';
import { settingsFormView } from '../../src/views/modals/settings-form.ts';
import { notificationOf } from '../support/notification.ts';
import {
  hostileEmployee,
  hostileIngredients,
  hostileLevel,
  hostileMenu,
  hostileOrder,
  hostileProduct,
  hostileProductForm,
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
    ...({ version: index + 1, kind: 'changed', state: 'failed', by: 'mail', guessed: true } as const),
    attempts: [{ at: now, by: 'mail' as const, outcome: text }],
  }));
  const data = { ...notificationOf().data, reason: text, summary: text, customer: { id: 'x', name: text } };
  return {
    'customer notification': customerNotification(notificationOf({ data })),
    'employee list': employeeList(many(100, () => hostileEmployee(text))),
    'empty employee list': employeeList([]),
    'employee details': employeeDetails(hostileEmployee(text)),
    help: help(),
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
      { before: 999_999_999 },
    ),
    'channel test': channelTest('kitchenChannel', text),
    'settings saved': settingsSaved(hostileSettings(text)),
    ...Object.fromEntries(
      sheetPages(hostileSheet(text)).map((page) => [`bake sheet, page ${page.page}`, sheetMessage(page)]),
    ),
    'empty order list': orderList([], 'Your orders'),
    'order placed': orderPlaced(order, { ...sending, staff: true }),
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
    'board missing': staffNote({ kind: 'board-missing' }),
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
    'settings form': settingsFormView(settingsOf()),
    'settings form, channel broken': settingsFormView(settings),
    'settings form, channel tested': settingsFormView(settings, { use: 'teamChannel', text }),
    waiting: waitingView('waiting-1'),
    problem: problemView({ text, fields: [{ message: `${text}!` }] }),
    'result of an order': resultView('Order 999999999', orderPlaced(hostileOrder(text), { ...sending, staff: true })),
    home: home({
      ownOrders: many(30, () => hostileOrder(text)),
      menu: hostileMenu(text, HOME_MENU_PAGE),
      currency: 'EUR',
      now,
      place: { board: { status: 'waiting', page: 999_999 }, menu: 999_999 },
      staff: hostileStaff(text),
      manager: { settings, integrations: many(20, () => integration), dead: many(3, () => dead) },
    }),
    'empty home': home({
      ownOrders: [],
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
