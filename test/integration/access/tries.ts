import type { OrderStatus } from '../../../src/services/orders/index.ts';
import { homeTurns } from '../../../src/views/home/actions.ts';
import { orderActions, orderValue } from '../../../src/views/messages/order-actions.ts';
import { ORDER_WITH_SUBSTITUTE } from '../../../src/views/messages/orders-refused.ts';
import { staffNoteActions } from '../../../src/views/messages/staff-note.ts';
import { githubLoginForm } from '../../../src/views/modals/github-login-form.ts';
import { onboardingForm } from '../../../src/views/modals/onboarding-form.ts';
import { orderForm } from '../../../src/views/modals/order-form.ts';
import { productForm } from '../../../src/views/modals/product-form.ts';
import { variationActions } from '../../../src/views/modals/product-form-variation.ts';
import { settingsForm } from '../../../src/views/modals/settings-form.ts';
import { topicsForm } from '../../../src/views/modals/topics-form.ts';
import { topicActions } from '../../../src/views/modals/topics-form-line.ts';
import { CHOOSE_PREFERENCE } from '../../../src/views/preference.ts';
import { placeOrderStep } from '../../../src/views/workflow-step.ts';
import type { AccessRow } from '../../support/access-table.ts';
import { emptyTopics, forSomebodyElse, loginOf, newcomer, oneTopic, orderOf, productNamed } from './forms.ts';
import { isRefusal } from './refusal.ts';
import type { Requests } from './requests.ts';

/** Somebody about to try something. */
export interface Scene {
  asks: Requests;
  /** Something on the menu. */
  product: { id: string; version: number };
  /** A word that nobody has used. */
  unique: string;
  /** An order, waiting unless said otherwise: their own in one try, somebody else's in another. */
  order(status?: OrderStatus): Promise<{ number: number; version: number }>;
  /** The number of an employee: their own in one try, somebody else's in another. */
  employee(): number;
}

/** Does what a row of docs/access.md is about. @returns whether they may */
export type Try = (scene: Scene) => Promise<boolean>;

const answered =
  (ask: (scene: Scene) => Promise<string>): Try =>
  async (scene) =>
    !isRefusal(await ask(scene));

/** Home refuses nothing: it does not show. */
const shows =
  (heading: string, ask: (scene: Scene) => Promise<string>): Try =>
  async (scene) =>
    (await ask(scene)).split('\n').some((line) => line.startsWith(heading));

const types = (line: string) => answered(({ asks }) => asks.types(line));
const typesOf = (line: string) => answered(async ({ asks, order }) => asks.types(`${line} ${(await order()).number}`));
const presses = (action: string, value: string) => answered(({ asks }) => asks.presses(action, value));
const pressesOn = (action: string, status?: OrderStatus) =>
  answered(async ({ asks, order }) => asks.presses(action, orderValue(await order(status))));
const touches = (action: string, of?: Parameters<Requests['touches']>[1]) =>
  answered(({ asks }) => asks.touches(action, of));
const turns = (action: string, heading: string) => shows(heading, ({ asks }) => asks.turns(action));
const sends = (form: string, filled: (scene: Scene) => Parameters<Requests['sends']>[1]) =>
  answered(async (scene) => scene.asks.sends(form, filled(scene)));

/** By the name of the row: how it is tried. */
const tries: Readonly<Record<string, Try>> = {
  'command `/order ...`': types('/order 1 mint_tea'),
  'command `/order ...` to Ms. Delicious': types('/order 1 mint_tea to Ms. Delicious'),
  'command `/order show`': typesOf('/order show'),
  'command `/order ready`': typesOf('/order ready'),
  'command `/order cancel`': typesOf('/order cancel'),
  'command `/cake show`': types('/cake show chocolate_cake'),
  'command `/cake edit`': types('/cake edit chocolate_cake'),
  'command `/cake delete`': types('/cake delete stone_cake'),
  'command `/cake restore`': types('/cake restore stone_cake'),
  'command `/employee show`': types('/employee show 1'),
  'command `/employee fire`': types('/employee fire 999999'),
  'command `/bakery customer`': types('/bakery customer Ms. Delicious'),
  'command `/stock count`': types('/stock count butter 2500 g'),
  'command `/stock waste`': types('/stock waste butter 1 g'),
  'command `/stock mark`': types('/stock mark butter 9999 g'),
  ...byButton([orderActions.start, orderActions.ready, orderActions.cancel], (action) => pressesOn(action)),
  ...byButton([orderActions.backToWaiting, orderActions.undo], (action) => pressesOn(action, 'preparation')),
  ...byButton([orderActions.deliver, orderActions.backToPreparation], (action) => pressesOn(action, 'ready')),
  ...byButton([orderActions.older], (action) => presses(action, '2026-11-21T09:00:00.000Z 999999')),
  ...byButton([ORDER_WITH_SUBSTITUTE, orderActions.again], (action) =>
    answered(async ({ asks, order }) => asks.presses(action, `${(await order()).number}`)),
  ),
  ...byButton([staffNoteActions.confirmLogin, staffNoteActions.rejectLogin], (action) =>
    presses(action, '999999:octo-cat'),
  ),
  ...byButton([settingsForm.test], (action) => touches(action, { value: 'kitchenChannel', metadata: '1' })),
  ...byButton(Object.values(homeTurns), (action) => turns(action, 'The kitchen')),
  ...byButton([homeTurns.menuBack, homeTurns.menuOn], (action) => turns(action, 'The menu')),
  [`field \`${CHOOSE_PREFERENCE}\``]: presses(CHOOSE_PREFERENCE, 'all'),
  [`field \`${variationActions.add}\``]: touches(variationActions.add, productNamed('')),
  [`field \`${variationActions.remove}\``]: touches(variationActions.remove, productNamed('')),
  ...byButton([topicActions.test], (action) => touches(action, oneTopic)),
  [`field \`${topicActions.kind}\``]: touches(topicActions.kind, oneTopic),
  [`field \`${topicActions.add}\``]: touches(topicActions.add, oneTopic),
  [`field \`${topicActions.remove}\``]: touches(topicActions.remove, oneTopic),
  'form `topics-form`': sends(topicsForm.callbackId, () => emptyTopics),
  'form `order-form`': sends(orderForm.callbackId, ({ product }) => orderOf(product)),
  'form `order-form` for somebody else': sends(orderForm.callbackId, ({ product }) =>
    orderOf(product, forSomebodyElse),
  ),
  'form `product-form`': sends(productForm.callbackId, ({ unique }) => productNamed(unique)),
  'form `product-form` of a product': sends(productForm.callbackId, ({ unique, product }) =>
    productNamed(unique, product),
  ),
  'step `place_order`': answered(({ asks }) => asks.runs(placeOrderStep, { product: 'mint_tea' })),
  'step `place_order` for somebody else': answered(({ asks }) =>
    asks.runs(placeOrderStep, { product: 'mint_tea', customer_name: 'Ms. Delicious' }),
  ),
  'form `onboarding-form`': sends(onboardingForm.callbackId, ({ unique }) => newcomer(unique)),
  'form `github-login-form`': sends(githubLoginForm.callbackId, ({ employee }) => loginOf(employee())),
};

function byButton(actions: readonly string[], tried: (action: string) => Try): Record<string, Try> {
  return Object.fromEntries(actions.map((action) => [`button \`${action}\``, tried(action)]));
}

/** What is tried where a row has no try of its own: it is typed, pressed, opened or sent as it is. */
const usual: Readonly<Record<string, (id: string) => Try>> = {
  command: (id) => types(id),
  button: (id) => presses(id, 'nothing'),
  field: (id) => touches(id),
  form: (id) => sends(id, () => ({ values: {} })),
  search: (id) => answered(({ asks }) => asks.searches(id)),
  shortcut: (id) => answered(({ asks }) => asks.uses(id)),
  'message shortcut': (id) => answered(({ asks }) => asks.picks(id)),
  Home: (id) => shows(id, ({ asks }) => asks.opensHome()),
};

/** How a row is tried. @throws Error where that is not known */
export function tryOf({ name, kind, id }: Omit<AccessRow, 'may'>): Try {
  const known = tries[name] ?? usual[kind]?.(id);
  if (!known) throw new Error(`How is “${name}” tried? Say it in ${import.meta.filename}.`);
  return known;
}

/** Tries of rows that are gone, or written differently. */
export function straysAmong(rows: readonly AccessRow[]): string[] {
  return Object.keys(tries).filter((name) => !rows.some((row) => row.name === name));
}
