import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { homeActions, homeTurns } from '../../views/home/actions.ts';
import { ORDER_WITH_SUBSTITUTE } from '../../views/messages/orders-refused.ts';
import { staffNoteActions } from '../../views/messages/staff-note.ts';
import { statusActions } from '../../views/messages/status.ts';
import { settingsForm } from '../../views/modals/settings-form.ts';
import { answerButton, type Edge, openByButton, updateForm } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { emptyOnboardingForm } from '../forms/onboarding-form.ts';
import { createEmptyOrderForm } from '../forms/order-form.ts';
import { createEmptyProductForm } from '../forms/product-form.ts';
import { createSettingsForm } from '../forms/settings-form.ts';
import { registerEmployeeButtons } from './employees.ts';
import { orderAgain } from './order-again.ts';
import { registerOrderFormActions } from './order-form.ts';
import { registerOrderButtons } from './orders.ts';
import { registerProductButtons } from './products.ts';
import { retryAll } from './retry-all.ts';
import { retryDelivery } from './retry-delivery.ts';
import { runOff } from './run-off.ts';
import { testChannel } from './test-channel.ts';
import { turnHome } from './turn-home.ts';
import { registerProductFormActions } from './update-product-form.ts';
import { orderWithSubstitute } from './with-substitute.ts';

type Press = BlockAction<ButtonAction>;

export function registerActions(app: App, edge: Edge, deps: ListenerDependencies): void {
  registerOrderButtons(app, edge, deps);
  registerOrderFormActions(app, edge, deps);
  registerEmployeeButtons(app, edge, deps);
  registerProductButtons(app, edge, deps);
  registerProductFormActions(app, edge, deps);
  app.action<Press>(staffNoteActions.orderAgain, answerButton(edge, orderAgain(deps)));
  app.action<Press>(ORDER_WITH_SUBSTITUTE, openByButton(edge, orderWithSubstitute(deps)));
  app.action<Press>(staffNoteActions.openSettings, openByButton(edge, createSettingsForm(deps)));
  app.action<BlockAction>(settingsForm.test, updateForm(edge, testChannel(deps, edge)));
  app.action<Press>(statusActions.retry, answerButton(edge, retryDelivery(deps)));
  app.action<Press>(statusActions.retryAll, answerButton(edge, retryAll(deps)));
  app.action<Press>(statusActions.runOff, answerButton(edge, runOff(deps)));
  app.action<Press>(homeActions.placeOrder, openByButton(edge, createEmptyOrderForm(deps)));
  app.action<Press>(homeActions.createCake, openByButton(edge, createEmptyProductForm(deps, 'cake')));
  app.action<Press>(homeActions.createProduct, openByButton(edge, createEmptyProductForm(deps, 'product')));
  app.action<Press>(homeActions.onboardEmployee, openByButton(edge, emptyOnboardingForm));
  for (const actionId of Object.values(homeTurns)) app.action<Press>(actionId, turnHome(edge));
}
