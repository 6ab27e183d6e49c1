import type { App, ReceiverEvent } from '@slack/bolt';
import { inSpan, markFailed } from '../platform/telemetry/index.ts';
import { notingOutcome, type OutcomeNote } from './answering/outcome.ts';
import { type Heard, heardIn } from './heard.ts';
import { isReadable } from './readable.ts';

/** Something that somebody did in Slack, and what came of it. Times in seconds since it came in. */
export interface Listened extends Heard, OutcomeNote {
  /** Absent where Slack had no acknowledgement. */
  acknowledgedAfter?: number;
  seconds: number;
}

/**
 * Watches all that comes from Slack, over HTTP or by Socket Mode: traces it, and tells what came of it. Not a middleware:
 * Bolt runs those only once it has read and authorized a body, and they do not see the acknowledgement.
 */
export function watchListeners(app: App, onListener: (listened: Listened) => void): void {
  const process = app.processEvent.bind(app);

  app.processEvent = async (event: ReceiverEvent) => {
    if (!isReadable(event.body)) throw new Error('a request of Slack’s has not the shape of one');
    const startedAt = performance.now();
    const since = () => (performance.now() - startedAt) / 1_000;
    let acknowledgedAfter: number | undefined;
    const ack: ReceiverEvent['ack'] = (answer) => {
      acknowledgedAfter ??= since();
      return event.ack(answer);
    };
    const { kind, listener: name } = heardIn(event.body);
    const note: OutcomeNote = { outcome: 'ok' };

    await inSpan(`${kind} ${name}`, {}, async (span) => {
      try {
        await notingOutcome(note, () => process({ ...event, ack }));
      } finally {
        span.setAttribute('ovenbird.outcome', note.outcome);
        if (note.outcome === 'failed') markFailed(span, note.outcome);
        // Nobody listens to it: whatever it is called, it is none of ours.
        const isOurs = acknowledgedAfter !== undefined || note.outcome !== 'ok';
        onListener({ kind, listener: isOurs ? name : 'none', ...note, acknowledgedAfter, seconds: since() });
      }
    });
  };
}
