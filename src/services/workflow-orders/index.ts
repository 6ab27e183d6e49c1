export type { Step, StepOrder, StepOutcome, StepRefusal, StepRequest } from './step.ts';
export { workflowStepCollection } from './store.ts';
export { type AskedStep, createWorkflowOrders, type WorkflowOrders } from './workflow-orders.ts';
export type { WorkflowSteps } from './workflow-steps.ts';
