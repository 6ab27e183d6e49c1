import type { NewEvent } from '../../platform/outbox/index.ts';
import type { AssistanceRequest } from './assistance-request.ts';

/** Somebody asked for assistance. */
export type AssistanceRequested = NewEvent<
  'assistance.requested',
  Pick<AssistanceRequest, 'topic' | 'description' | 'askedBy'>
>;

/** It is known where a request goes, and by which integration. */
export type AssistanceDirected = NewEvent<'assistance.directed', { through: string }>;

const subject = (id: string) => ({ kind: 'assistance', id });

export function assistanceRequested({ id, topic, description, askedBy }: AssistanceRequest): AssistanceRequested {
  const data = { topic, description, askedBy };
  return { type: 'assistance.requested', subject: subject(id), actor: askedBy, data };
}

export function assistanceDirected(id: string, through: string): AssistanceDirected {
  return { type: 'assistance.directed', subject: subject(id), data: { through } };
}
