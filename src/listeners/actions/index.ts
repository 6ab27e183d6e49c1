import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import { homeActions } from '../../views/home/actions.ts';
import { staffNoteActions } from '../../views/messages/staff-note.ts';
import { statusActions } from '../../views/messages/status.ts';
import { answerButton, type Edge, openByButton } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createEmptyCakeForm } from '../forms/cake-form.ts';
import { emptyOnboardingForm } from '../forms/onboarding-form.ts';
import { createEmptyOrderForm } from '../forms/order-form.ts';
import { createSettingsForm } from '../forms/settings-form.ts';
import { registerEmployeeButtons } from './employees.ts';
import { orderAgain } from './order-again.ts';
import { registerOrderFormActions } from './order-form.ts';
import { registerOrderButtons } from './orders.ts';
import { retryDelivery } from './retry-delivery.ts';
import { runOff } from './run-off.ts';
import { turnHomePage } from './turn-home-page.ts';

type Press = BlockAction<ButtonAction>;

export function registerActions(app: App, edge: Edge, deps: ListenerDependencies): void {
  registerOrderButtons(app, edge, deps);
  registerOrderFormActions(app, edge, deps);
  registerEmployeeButtons(app, edge, deps);
  app.action<Press>(staffNoteActions.orderAgain, answerButton(edge, orderAgain(deps)));
  app.action<Press>(staffNoteActions.openSettings, openByButton(edge, createSettingsForm(deps)));
  app.action<Press>(statusActions.retry, answerButton(edge, retryDelivery(deps)));
  app.action<Press>(statusActions.runOff, answerButton(edge, runOff(deps)));
  app.action<Press>(homeActions.placeOrder, openByButton(edge, createEmptyOrderForm(deps)));
  app.action<Press>(homeActions.createCake, openByButton(edge, createEmptyCakeForm(deps)));
  app.action<Press>(homeActions.onboardEmployee, openByButton(edge, emptyOnboardingForm));
  app.action<Press>(homeActions.page, turnHomePage(edge));
}
