import type { NewEvent } from '../../platform/outbox/index.ts';
import type { AssistanceRequest } from './assistance-request.ts';

/** Somebody asked for assistance. */
export type AssistanceRequested = NewEvent<
  'assistance.requested',
  Pick<AssistanceRequest, 'topic' | 'description' | 'askedBy'>
>;

/** A manager tries a topic. */
export type AssistanceTestDue = NewEvent<'assistance.test_due', Record<string, never>>;

/** It is known where a request goes, and by which integration. */
export type AssistanceDirected = NewEvent<'assistance.directed', { through: string }>;

const subject = (id: string) => ({ kind: 'assistance', id });

export function assistanceRequested({ id, topic, description, askedBy }: AssistanceRequest): AssistanceRequested {
  const data = { topic, description, askedBy };
  return { type: 'assistance.requested', subject: subject(id), actor: askedBy, data };
}

export function assistanceTestDue(id: string): AssistanceTestDue {
  return { type: 'assistance.test_due', subject: subject(id), data: {} };
}

export function assistanceDirected(id: string, through: string): AssistanceDirected {
  return { type: 'assistance.directed', subject: subject(id), data: { through } };
}
