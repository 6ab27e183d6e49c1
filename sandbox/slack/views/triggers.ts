import { randomBytes } from 'node:crypto';
import type { Timings } from '../timings.ts';

/** What a trigger id stands for. */
export interface Trigger {
  user: string;
  /** The modal it came out of, if it did. */
  viewId?: string;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /** Whose trigger it is, whether or not it is still good. */
  ownerOf(id: string): string | undefined;
  /** @returns the trigger, or Slack's error code */
  exchange(id: string): Trigger | 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
}

/** So many of the latest are told apart from ids that never were. */
const REMEMBERED = 1_000;

/** Trigger ids: good once, for 3 seconds. https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
export function createTriggers(timings: Timings): Triggers {
  const issued = new Map<string, Trigger & { at: number; used: boolean }>();
  let serial = 0;
  return {
    issue: (trigger) => {
      serial += 1;
      const id = `${Date.now()}.${serial}.${randomBytes(16).toString('hex')}`;
      issued.set(id, { ...trigger, at: Date.now(), used: false });
      const [oldest] = issued.keys();
      if (issued.size > REMEMBERED && oldest !== undefined) issued.delete(oldest);
      return id;
    },
    ownerOf: (id) => issued.get(id)?.user,
    exchange: (id) => {
      const trigger = issued.get(id);
      if (!trigger) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (Date.now() - trigger.at > timings.triggerMs) return 'expired_trigger_id';
      trigger.used = true;
      return trigger;
    },
  };
}
