import type { NewEvent } from '../../platform/outbox/index.ts';

export type StepEvent = NewEvent<'workflow_step.asked' | 'workflow_step.decided', Record<string, never>>;

const about = (id: string) => ({ subject: { kind: 'workflow_step', id }, data: {} });

/** A step of a workflow asks for an order. */
export const stepAsked = (id: string): StepEvent => ({ type: 'workflow_step.asked', ...about(id) });

/** It is known what came of it. */
export const stepDecided = (id: string): StepEvent => ({ type: 'workflow_step.decided', ...about(id) });
