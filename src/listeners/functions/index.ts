import type { App } from '@slack/bolt';
import { placeOrderStep } from '../../views/workflow-step.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { placeOrderByStep } from './place-order.ts';

/** The custom steps of Workflow Builder. Bolt would acknowledge them by itself, before they are written down. */
export function registerFunctions(app: App, deps: ListenerDependencies): void {
  app.function(placeOrderStep, { autoAcknowledge: false }, placeOrderByStep(deps));
}
