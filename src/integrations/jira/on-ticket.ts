import { PermanentFailure } from '../../platform/failures.ts';
import { TICKET_GONE } from '../../services/procurement/index.ts';
import { JiraRefusal } from './failures.ts';

/** True when Jira says that there is no such issue (or that we may not know of it: it does not tell the two apart). */
export function isNotThere(error: unknown): boolean {
  return error instanceof JiraRefusal && error.status === 404;
}

/** Does something to an issue. @throws PermanentFailure with {@link TICKET_GONE} when there is no such issue */
export async function onTicket<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotThere(error)) throw new PermanentFailure(TICKET_GONE, 'the ticket is not there', { cause: error });
    throw error;
  }
}
