export { type Assistance, type AssistanceDependencies, createAssistance } from './assistance.ts';
export {
  type Asker,
  type AssistanceRequest,
  type Destination,
  LONGEST_DESCRIPTION,
  type Question,
} from './assistance-request.ts';
export type { AssistanceDirected, AssistanceRequested } from './events.ts';
export {
  type AssistanceChannel,
  type AssistanceKind,
  type Delivered,
  type OfferedKind,
  TARGET_CLOSED,
} from './kind.ts';
export type { AssistanceNote } from './notes.ts';
export { assistanceCollection } from './store.ts';
