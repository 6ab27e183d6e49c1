import { randomBytes } from 'node:crypto';
import type { SlackState } from './types.ts';

/** A new id, e.g. `V00000001A`: unique in the workspace and after a restart. */
export function newId(state: SlackState, prefix: string): string {
  state.serial += 1;
  return `${prefix}${state.serial.toString(36).toUpperCase().padStart(9, '0')}`;
}

/** A message timestamp, e.g. `1795248000.123456`: unique and rising. */
export function newTs(state: SlackState): string {
  state.lastTs = Math.max(Date.now() * 1000, state.lastTs + 1);
  return asTs(state.lastTs);
}

/** Slack's notation for an instant given in microseconds. */
export function asTs(micros: number): string {
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
}

/** A short id such as Slack makes up for blocks and actions that have none. */
export function shortId(): string {
  return randomBytes(6).toString('base64url').slice(0, 5);
}

/** A view's hash: it changes with every update. */
export function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}
