import { roleOf, type Scope } from '../../services/access/index.ts';
import type { Principal } from '../../services/principal.ts';
import type { Route } from '../http/route.ts';

/** Who a token speaks for. */
export interface Caller {
  /** Stable, and nobody else's: a Slack user id, or an id of an account of the API. */
  id: string;
  name: string;
  kind: 'person' | 'program';
  /** True when `id` is a Slack user id. */
  inSlack: boolean;
  scopes: ReadonlySet<string>;
}

/**
 * The principal of one request. A token is good for what the route asks of it and nothing more: whoever calls a route of
 * the staff's is staff there, and elsewhere only where the route says that a scope widens it.
 */
export function principalOf(
  { id, name, kind, inSlack, scopes }: Caller,
  route: Pick<Route, 'access' | 'widenedBy'>,
): Principal {
  const used = [route.access, route.widenedBy].filter(
    (scope): scope is Scope => scope !== undefined && scopes.has(scope),
  );
  const roles = used.map(roleOf);
  const manager = roles.includes('manager');
  return {
    actor: { kind, id, name, via: 'API' },
    ...(!inSlack && { outsideSlack: true }),
    staff: manager || roles.includes('staff'),
    manager,
  };
}
