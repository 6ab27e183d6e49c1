import type { WorkNote } from '../alerts/index.ts';
import type { AssistanceNote } from '../assistance/index.ts';
import type { AuctionNote } from '../auction/index.ts';
import type { EmployeeNote } from '../employees/index.ts';
import type { StockNote } from '../inventory/index.ts';
import type { ProcurementNote } from '../procurement/index.ts';
import type { SettingsNote } from '../settings/index.ts';
import type { CustomerUnreachedNote } from './tell-team.ts';

/**
 * Something the team must be told, each kind declared where it is written. A note carries all that it takes to show it: it
 * says what was so then.
 */
export type StaffNote =
  | AssistanceNote
  | AuctionNote
  | CustomerUnreachedNote
  | EmployeeNote
  | StockNote
  | ProcurementNote
  | SettingsNote
  | WorkNote;
