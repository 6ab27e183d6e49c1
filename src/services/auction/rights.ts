import { type Principal, requireStaff } from '../principal.ts';

/**
 * Records are the meters' business: programs, which come by accounts of the API, and of those only with the scopes for it.
 * Of people it takes staff.
 *
 * @throws DomainError `forbidden`
 */
export function requireMeters(by: Principal, doing: string): void {
  if (!by.outsideSlack) requireStaff(by, doing);
}
