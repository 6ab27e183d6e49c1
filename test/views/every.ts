import { ORDER_STATUSES } from '../../src/services/orders/index.ts';
import type { Message } from '../../src/views/blocks.ts';
import { home, homeProblem } from '../../src/views/home/home.ts';
import { customerNotification } from '../../src/views/messages/customer-notification.ts';
import { employeeDetails, employeeList } from '../../src/views/messages/employees.ts';
import { help, notUnderstood, usage } from '../../src/views/messages/help.ts';
import { menu, productDetails } from '../../src/views/messages/menu.ts';
import { problemMessage, stillWorking, tooSlow } from '../../src/views/messages/note.ts';
import { orderCard } from '../../src/views/messages/order-card.ts';
import {
  orderDetails,
  orderList,
  orderMoved,
  orderPlaced,
  orderThereAlready,
} from '../../src/views/messages/orders.ts';
import { staffNote } from '../../src/views/messages/staff-note.ts';
import { status } from '../../src/views/messages/status.ts';
import { cakeFormView } from '../../src/views/modals/cake-form.ts';
import { githubLoginFormView } from '../../src/views/modals/github-login-form.ts';
import { problemView, resultView, waitingView } from '../../src/views/modals/notice.ts';
import { onboardingFormView } from '../../src/views/modals/onboarding-form.ts';
import { MOST_FORM_LINES, orderFormView } from '../../src/views/modals/order-form.ts';
import { settingsFormView } from '../../src/views/modals/settings-form.ts';
import { notificationOf } from '../support/notification.ts';
import { hostileEmployee, hostileIngredients, hostileOrder, hostileProduct, many } from './hostile.ts';

const viewer = { currency: 'EUR', total: Number.MAX_SAFE_INTEGER };
const sending = { repeated: true, sameContents: false };
const nobody = { id: 'x', number: 1 };

/** Every message there is, with `text` wherever people can put some. */
export function messages(text: string): Record<string, Message> {
  const order = hostileOrder(text);
  const problem = { text, fields: many(60, () => ({ message: `${text}!` })) };
  const integration = { name: 'google-drive', configured: true, queued: 1, retrying: 1, off: 1, dead: 99 };
  const dead = { id: 'x'.repeat(100), reaction: text, target: text, code: text, reason: text, since: new Date(0) };
  const data = { ...notificationOf().data, reason: text, summary: text, customer: { id: 'x', name: text } };
  return {
    'customer notification': customerNotification(notificationOf({ data })),
    'employee list': employeeList(many(100, () => hostileEmployee(text))),
    'empty employee list': employeeList([]),
    'employee details': employeeDetails(hostileEmployee(text)),
    help: help(),
    'not understood': notUnderstood(text, usage.order),
    menu: menu(
      many(200, () => hostileProduct(text)),
      'EUR',
    ),
    'empty menu': menu([], 'EUR'),
    'product details': productDetails(hostileProduct(text), 'EUR'),
    problem: problemMessage(problem),
    'still working': stillWorking,
    'too slow': tooSlow,
    ...Object.fromEntries(ORDER_STATUSES.map((each) => [`card, ${each}`, orderCard({ ...order, status: each })])),
    ...Object.fromEntries(
      ORDER_STATUSES.map((each) => [
        `order details, ${each}`,
        orderDetails({ ...order, status: each }, { ...viewer, staff: true }),
      ]),
    ),
    'order list': orderList(
      many(200, () => order),
      'Your orders',
    ),
    'empty order list': orderList([], 'Your orders'),
    'order placed': orderPlaced(order, { ...viewer, ...sending, staff: true }),
    'order moved': orderMoved({ ...order, status: 'cancelled' }, { staff: true }),
    'order there already': orderThereAlready(order),
    'login question': staffNote({ kind: 'login-question', employee: { ...nobody, name: text }, notThis: text }),
    'login unknown': staffNote({ kind: 'login-unknown', employee: { ...nobody, name: text }, login: text }),
    'login found': staffNote({
      kind: 'login-found',
      employee: { ...nobody, name: text },
      account: { id: 1, login: 'x'.repeat(39), name: text, picture: 'https://example.com/x.png' },
    }),
    'ticket gone': staffNote({ kind: 'ticket-gone', request: 'x', title: text, ticket: text }),
    'board broken': staffNote({ kind: 'board-broken', channel: 'C0KITCHEN', reason: text }),
    'board missing': staffNote({ kind: 'board-missing' }),
    status: status({ integrations: many(20, () => integration), dead: many(10, () => dead), manager: true }),
  };
}

/** Every view there is, with `text` wherever people can put some. */
export function views(text: string): Record<string, unknown> {
  const line = (id: number, cake: boolean) => {
    const product = hostileProduct(text);
    return { id, product: cake ? product : { ...product, recipe: undefined } };
  };
  const form = { next: 99, mayOrderForOthers: true, leadTimeHours: 48 };
  const done = {
    kind: 'done',
    summary: text,
    ingredients: hostileIngredients(text),
    total: 1,
    currency: 'EUR',
  } as const;
  const full = many(MOST_FORM_LINES, (id) => line(id, id % 2 === 0));
  const integration = { name: 'google-drive', configured: true, queued: 1, retrying: 1, off: 1, dead: 99 };
  const broken = { kitchenChannel: { id: 'C0KITCHEN' }, kitchenChannelBroken: { reason: text, at: new Date(0) } };
  const statuses = ['waiting', 'preparation', 'ready'] as const;
  return {
    'empty order form': orderFormView({ ...form, lines: [{ id: 1 }], estimate: { kind: 'empty' } }),
    'full order form': orderFormView({ ...form, lines: full, estimate: done }),
    'order form with a fault': orderFormView({ ...form, lines: full, estimate: { kind: 'wrong', message: text } }),
    'cake form': cakeFormView({ currency: 'EUR' }),
    'onboarding form': onboardingFormView(),
    'GitHub login form': githubLoginFormView({ employee: 10 }),
    'settings form': settingsFormView({}),
    'settings form, channel broken': settingsFormView(broken),
    waiting: waitingView('waiting-1'),
    problem: problemView({ text, fields: [{ message: `${text}!` }] }),
    'result of an order': resultView(
      'Order 999999999',
      orderPlaced(hostileOrder(text), { ...viewer, ...sending, staff: true }),
    ),
    home: home({
      ownOrders: many(30, () => hostileOrder(text)),
      menu: many(200, () => hostileProduct(text)),
      currency: 'EUR',
      board: { orders: many(200, (index) => hostileOrder(text, { status: statuses[index % 3] })), page: 3 },
      manager: { settings: broken, integrations: many(20, () => integration) },
    }),
    'empty home': home({
      ownOrders: [],
      menu: [],
      currency: 'EUR',
      board: { orders: [], page: 7 },
      manager: { settings: {}, integrations: [] },
    }),
    'home with a problem': homeProblem({ text, fields: [] }),
  };
}
