/** What a token may be good for, in words for whoever grants it. */
export const SCOPES = {
  'catalog:read': 'Read the menu',
  'catalog:write': 'Change the menu',
  'orders:place': 'Place orders',
  'orders:read': 'Read one’s own orders',
  'orders:cancel': 'Cancel one’s own orders',
  'orders:manage': 'Read, move and cancel everybody’s orders, and order for others',
  'stock:read': 'Read the stock',
  'stock:write': 'Count and correct the stock',
  'purchase-requests:read': 'Read what was bought from suppliers',
  'employees:read': 'Read who works at the bakery',
  'employees:manage': 'Onboard and fire employees',
  'events:read': 'Follow what happens, as far as one may see it',
  'request-assistance': 'Ask the bakery’s team for help',
  'auction:submit': 'Hand in orders for the energy auction',
  'auction:read': 'Read what became of them',
} as const;

export type Scope = keyof typeof SCOPES;

/** Roles are bundles of scopes, each with all of the one before. */
export type Role = 'customer' | 'staff' | 'manager';

const customer: readonly Scope[] = [
  'catalog:read',
  'orders:place',
  'orders:read',
  'orders:cancel',
  'events:read',
  'request-assistance',
];

const staff: readonly Scope[] = [
  ...customer,
  'orders:manage',
  'stock:read',
  'stock:write',
  'purchase-requests:read',
  'employees:read',
];

const manager: readonly Scope[] = [...staff, 'catalog:write', 'employees:manage'];

/** Scopes that no person needs: a manager gives them to a program. */
export const MACHINE_SCOPES: readonly Scope[] = ['auction:submit', 'auction:read'];

/** What each role may do. */
export const ROLES: Readonly<Record<Role, readonly Scope[]>> = { customer, staff, manager };

export function isScope(text: string): text is Scope {
  return Object.hasOwn(SCOPES, text);
}

/** The least role that has a scope; a machine's scope makes nobody staff. */
export function roleOf(scope: Scope): Role {
  if (customer.includes(scope) || MACHINE_SCOPES.includes(scope)) return 'customer';
  return staff.includes(scope) ? 'staff' : 'manager';
}

/** What somebody with these rights may do. */
export function scopesOf({ staff: isStaff, manager: isManager }: { staff: boolean; manager: boolean }) {
  if (isManager) return ROLES.manager;
  return isStaff ? ROLES.staff : ROLES.customer;
}
