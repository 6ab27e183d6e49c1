import type { App, GlobalShortcut } from '@slack/bolt';
import { type Edge, openByShortcut } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createEmptyCakeForm } from '../forms/cake-form.ts';
import { emptyOnboardingForm } from '../forms/onboarding-form.ts';
import { createEmptyOrderForm } from '../forms/order-form.ts';

/** The global shortcuts; their callback ids are in the manifest. */
export const shortcuts = {
  placeOrder: 'place_order',
  createCake: 'create_cake',
  onboardEmployee: 'onboard_employee',
} as const;

export function registerShortcuts(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.shortcut<GlobalShortcut>(shortcuts.placeOrder, openByShortcut(edge, createEmptyOrderForm(deps)));
  app.shortcut<GlobalShortcut>(shortcuts.createCake, openByShortcut(edge, createEmptyCakeForm(deps)));
  app.shortcut<GlobalShortcut>(shortcuts.onboardEmployee, openByShortcut(edge, emptyOnboardingForm));
}
