import type { App } from '@slack/bolt';
import { lineActions } from '../../views/modals/order-form-line.ts';
import { type Edge, MOST_OPTIONS, suggest } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { searchMenu } from './search-menu.ts';

export function registerOptions(app: App, edge: Edge, deps: ListenerDependencies): void {
  app.options(lineActions.product, suggest(edge, searchMenu(deps, MOST_OPTIONS)));
}
