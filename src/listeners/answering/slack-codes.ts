import { WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api';

/** Slack takes a trigger id for 3 seconds; after that nothing can be opened with it. */
export function isExpiredTrigger(error: unknown): boolean {
  return ['expired_trigger_id', 'trigger_expired', 'invalid_trigger_id'].includes(codeOf(error));
}

/** Slack takes a trigger id once: what it was to open is open, and the request came twice. */
export function isUsedTrigger(error: unknown): boolean {
  return ['exchanged_trigger_id', 'trigger_exchanged'].includes(codeOf(error));
}

/** The view has been closed, or was never shown. */
export function isGone(error: unknown): boolean {
  return codeOf(error) === 'not_found';
}

/** The view has changed since: whatever changed it is newer than what we wanted to write. */
export function isHashConflict(error: unknown): boolean {
  return codeOf(error) === 'hash_conflict';
}

/** No answer came, or it broke off: Slack may have done as it was asked. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof WebAPIRequestError || (error instanceof Error && error.name === 'TimeoutError');
}

function codeOf(error: unknown): string {
  return error instanceof WebAPIPlatformError ? error.data.error : '';
}
