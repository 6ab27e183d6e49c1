import type { Directory } from '../services/customers/index.ts';
import type { Employees } from '../services/employees/index.ts';
import type { Notifications, StaffNotes } from '../services/notifications/index.ts';
import type { Orders } from '../services/orders/index.ts';
import type { Procurement } from '../services/procurement/index.ts';

/** The services that reactions call, each narrowed to the reactions it offers. */
export interface Services {
  orders: Pick<Orders, 'showOnBoard' | 'fillBoard'>;
  procurement: Pick<
    Procurement,
    'requestFor' | 'morning' | 'syncTicket' | 'readTicket' | 'readTickets' | 'searchRepeated' | 'applyOutcome'
  >;
  notifications: Pick<Notifications, 'write' | 'sendMessages' | 'sendMails'>;
  notes: Pick<StaffNotes, 'send'>;
  employees: Pick<Employees, 'askForLogin' | 'lookUpLogin' | 'syncAccess'>;
  directory: Pick<Directory, 'readStep'>;
}
