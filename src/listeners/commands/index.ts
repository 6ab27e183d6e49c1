import type { App } from '@slack/bolt';
import type { Edge } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { registerBakeryCommand } from './bakery.ts';
import { registerCakeCommand } from './cake/index.ts';
import { registerEmployeeCommand } from './employee/index.ts';
import { registerOrderCommand } from './order/index.ts';
import { registerStockCommand } from './stock/index.ts';

export function registerCommands(app: App, edge: Edge, deps: ListenerDependencies): void {
  registerOrderCommand(app, edge, deps);
  registerCakeCommand(app, edge, deps);
  registerEmployeeCommand(app, edge, deps);
  registerStockCommand(app, edge, deps);
  registerBakeryCommand(app, edge, deps);
}
