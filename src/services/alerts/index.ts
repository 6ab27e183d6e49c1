export { type Alerts, createAlerts } from './alerts.ts';
export type { WorkNote } from './notes.ts';
export { alertCollection } from './store.ts';
