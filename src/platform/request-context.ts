import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';

/** What goes along with a piece of work, from the edge through its events to the outbound calls. */
interface RequestContext {
  requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` under a request id; everything it logs, records and calls carries that id. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** The id of the request this code runs for; a fresh one where nobody set it (the process's own doing). */
export function currentRequestId(): string {
  return storage.getStore()?.requestId ?? randomUUID();
}

/** The id of the request this code runs for, if it runs for one. */
export function requestIdIfAny(): string | undefined {
  return storage.getStore()?.requestId;
}
