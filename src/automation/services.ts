import type { Alerts } from '../services/alerts/index.ts';
import type { Assistance } from '../services/assistance/index.ts';
import type { Auction, StepName } from '../services/auction/index.ts';
import type { CancelledOrders } from '../services/cancelled-orders/index.ts';
import type { Directory } from '../services/customers/index.ts';
import type { Employees } from '../services/employees/index.ts';
import type { Inventory } from '../services/inventory/index.ts';
import type { Notifications, StaffNotes } from '../services/notifications/index.ts';
import type { BakeSheets, Orders } from '../services/orders/index.ts';
import type { Procurement } from '../services/procurement/index.ts';
import type { WorkflowOrders } from '../services/workflow-orders/index.ts';

/** The services that reactions call, each narrowed to the reactions it offers. */
export interface Services {
  alerts: Pick<Alerts, 'look'>;
  assistance: Pick<Assistance, 'route' | 'deliver'>;
  auction: Pick<Auction, 'begin' | StepName>;
  bakeSheets: Pick<BakeSheets, 'hang'>;
  orders: Pick<Orders, 'showOnBoard' | 'fillBoard'>;
  procurement: Pick<
    Procurement,
    | 'net'
    | 'beginDaily'
    | 'noteChange'
    | 'syncTicket'
    | 'readTicket'
    | 'readTickets'
    | 'searchRepeated'
    | 'applyOutcome'
  >;
  inventory: Pick<Inventory, 'keepOrder' | 'fold' | 'audit'>;
  notifications: Pick<Notifications, 'write' | 'sendMessages' | 'sendMails' | 'tellAgain'>;
  notes: Pick<StaffNotes, 'send'>;
  cancelledOrders: Pick<CancelledOrders, 'keepFolder' | 'file' | 'check'>;
  employees: Pick<Employees, 'askForLogin' | 'lookUpLogin' | 'checkAccess' | 'syncAccess'>;
  directory: Pick<Directory, 'readStep'>;
  workflowOrders: Pick<WorkflowOrders, 'place' | 'answer'>;
}
