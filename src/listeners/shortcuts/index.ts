import type { App, GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { type Edge, openByMessageShortcut, openByShortcut } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createAssistanceForm } from '../forms/assistance-form.ts';
import { createMessageOrderForm } from '../forms/message-order-form.ts';
import { emptyOnboardingForm } from '../forms/onboarding-form.ts';
import { createEmptyOrderForm } from '../forms/order-form.ts';
import { createEmptyProductForm } from '../forms/product-form.ts';

/** The shortcuts, global and of messages; their callback ids are in the manifest. */
export const shortcuts = {
  placeOrder: 'place_order',
  createCake: 'create_cake',
  onboardEmployee: 'onboard_employee',
  askForAssistance: 'ask_for_assistance',
  turnIntoOrder: 'turn_into_order',
} as const;

export function registerShortcuts(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.shortcut<GlobalShortcut>(shortcuts.placeOrder, openByShortcut(edge, createEmptyOrderForm(deps)));
  app.shortcut<GlobalShortcut>(shortcuts.createCake, openByShortcut(edge, createEmptyProductForm(deps, 'cake')));
  app.shortcut<GlobalShortcut>(shortcuts.onboardEmployee, openByShortcut(edge, emptyOnboardingForm));
  const assistanceForm = createAssistanceForm(deps);
  app.shortcut<GlobalShortcut>(
    shortcuts.askForAssistance,
    openByShortcut(edge, async () => assistanceForm()),
  );
  app.shortcut<MessageShortcut>(shortcuts.turnIntoOrder, openByMessageShortcut(edge, createMessageOrderForm(deps)));
}
