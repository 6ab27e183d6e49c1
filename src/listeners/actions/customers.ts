import type { App, BlockAction, ButtonAction, OverflowAction, StaticSelectAction } from '@slack/bolt';
import { OPEN_CUSTOMER } from '../../views/modals/customer-form.ts';
import { CHOOSE_PREFERENCE } from '../../views/preference.ts';
import { answerButton, type Edge, openByButton } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createCustomerForm } from '../forms/customer-form.ts';
import { choosePreference } from './choose-preference.ts';

/** What customers choose for themselves, and what staff open to see a customer. */
export function registerCustomerButtons(app: App, edge: Edge, deps: ListenerDependencies): void {
  const formOf = createCustomerForm(deps);
  app.action<BlockAction<OverflowAction | StaticSelectAction>>(
    CHOOSE_PREFERENCE,
    answerButton(edge, choosePreference(deps)),
  );
  app.action<BlockAction<ButtonAction>>(
    OPEN_CUSTOMER,
    openByButton(edge, ({ value, by }) => formOf({ id: value }, by)),
  );
}
