import type { App, GlobalShortcut } from '@slack/bolt';
import { type Edge, openByShortcut } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { emptyOnboardingForm } from '../forms/onboarding-form.ts';
import { createEmptyOrderForm } from '../forms/order-form.ts';
import { createEmptyProductForm } from '../forms/product-form.ts';

/** The global shortcuts; their callback ids are in the manifest. */
export const shortcuts = {
  placeOrder: 'place_order',
  createCake: 'create_cake',
  onboardEmployee: 'onboard_employee',
} as const;

export function registerShortcuts(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.shortcut<GlobalShortcut>(shortcuts.placeOrder, openByShortcut(edge, createEmptyOrderForm(deps)));
  app.shortcut<GlobalShortcut>(shortcuts.createCake, openByShortcut(edge, createEmptyProductForm(deps, 'cake')));
  app.shortcut<GlobalShortcut>(shortcuts.onboardEmployee, openByShortcut(edge, emptyOnboardingForm));
}
