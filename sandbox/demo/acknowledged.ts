import type { Ack } from '../client/index.ts';

/** @throws when Slack had to tell somebody that the app does not respond */
export function acknowledged(ack: Ack | undefined): void {
  if (ack?.error) throw new Error(`Ovenbird did not respond to Slack in time (${ack.error}). Is it running?`);
}
