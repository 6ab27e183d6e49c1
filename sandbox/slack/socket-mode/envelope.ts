import { randomUUID } from 'node:crypto';
import type { Json } from '../state/types.ts';
import type { Parcel } from '../to-app/connection.ts';

/** What Slack sends over a WebSocket. https://docs.slack.dev/apis/events-api/using-socket-mode#events */
export interface Envelope {
  envelope_id: string;
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Json;
  /** Whether an acknowledgement may hold an answer. */
  accepts_response_payload: boolean;
  retry_attempt?: number;
  retry_reason?: string;
}

/** Interactions whose acknowledgement may hold an answer: what a form comes to, and the options of a menu. */
const ANSWERABLE = ['view_submission', 'block_suggestion'];

/** The same request as over HTTP, as an envelope. @param headers the retry's number and reason, as HTTP has them */
export function envelopeOf({ contentType, body }: Parcel, headers: Record<string, string> = {}): Envelope {
  const envelope_id = randomUUID();
  if (contentType === 'application/json') {
    return {
      envelope_id,
      type: 'events_api',
      payload: JSON.parse(body),
      accepts_response_payload: false,
      retry_attempt: Number(headers['x-slack-retry-num'] ?? 0),
      retry_reason: headers['x-slack-retry-num'] ? 'timeout' : '',
    };
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  if (form.payload === undefined) {
    return { envelope_id, type: 'slash_commands', payload: form, accepts_response_payload: true };
  }
  const payload: Json = JSON.parse(form.payload);
  const accepts_response_payload = ANSWERABLE.includes(String(payload.type));
  return { envelope_id, type: 'interactive', payload, accepts_response_payload };
}
