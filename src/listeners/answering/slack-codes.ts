import { WebAPIPlatformError } from '@slack/web-api';

const EXPIRED = ['expired_trigger_id', 'trigger_expired', 'exchanged_trigger_id', 'trigger_exchanged'];

/** Slack takes a trigger id once and for 3 seconds; after that nothing can be opened. */
export function isExpiredTrigger(error: unknown): boolean {
  return EXPIRED.includes(codeOf(error));
}

/** The view has been closed, or was never shown. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'not_found';
}

/** The view has changed since: whatever changed it is newer than what we wanted to write. */
export function isHashConflict(error: unknown): boolean {
  return codeOf(error) === 'hash_conflict';
}

function codeOf(error: unknown): string {
  return error instanceof WebAPIPlatformError ? error.data.error : '';
}
