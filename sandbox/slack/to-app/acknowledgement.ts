import type { Workspace } from '../workspace.ts';
import type { Reply } from './connection.ts';

/** How an interaction went, in the words of the tests and the page. */
export interface Ack {
  status: number | null;
  ms: number;
  body: string;
  /** Slack's code for what the person was told, if it went wrong. */
  error?: string;
  /** The request's id, to send the same bytes again. */
  request: string;
}

/** The part of a reply that is told to tests and page. */
export function ackOf({ status, ms, body, error, request }: Reply): Ack {
  return { status, ms, body, ...(error && { error }), request };
}

/** Tells a person that something went wrong, and the developer why. */
export function notify(
  { state, changes }: Workspace,
  notice: { user: string; text: string; error: string; detail?: string },
): void {
  state.notices.push({ ...notice, at: Date.now() });
  changes.publish({ kind: 'notice', user: notice.user });
}
