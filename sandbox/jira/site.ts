import type { Person, StatusName } from './state.ts';

/** The one project of the site, as an administrator would have set it up. */
export const PROJECT = { id: '10000', key: 'BAKE', name: 'Bakery supplies' } as const;
export const ISSUE_TYPE = { id: '10001', name: 'Task' } as const;

/** The account whose API token Ovenbird holds. */
export const APP_USER: Person = {
  accountId: '5b10a2844c20165700ede21a',
  displayName: 'Ovenbird',
  emailAddress: 'jira@example.com',
};
/** Who does what people do in Jira: buys, closes, labels. */
export const SUPPLIER: Person = {
  accountId: '5b10a2844c20165700ede21b',
  displayName: 'Sam Supplier',
  emailAddress: 'sam@example.com',
};

export const API_TOKEN = 'jira-sandbox-token';
export const WEBHOOK_SECRET = 'jira-sandbox-webhook-secret';

export const STATUSES: Record<StatusName, { id: string; category: { id: number; key: string; name: string } }> = {
  'To Do': { id: '10000', category: { id: 2, key: 'new', name: 'To Do' } },
  'In Progress': { id: '10001', category: { id: 4, key: 'indeterminate', name: 'In Progress' } },
  Done: { id: '10002', category: { id: 3, key: 'done', name: 'Done' } },
};

/** Each status can be reached from every other one, as in Jira's simplified workflow. */
export const TRANSITIONS: ReadonlyArray<{ id: string; to: StatusName }> = [
  { id: '11', to: 'To Do' },
  { id: '21', to: 'In Progress' },
  { id: '31', to: 'Done' },
];

export const LINK_TYPES = [
  { id: '10000', name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
  { id: '10002', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
  { id: '10003', name: 'Relates', inward: 'relates to', outward: 'relates to' },
] as const;
