import type { Middleware, SlackEventMiddlewareArgs } from '@slack/bolt';
import type { StepRequest } from '../../services/workflow-orders/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Takes an order from Workflow Builder's step. Whoever runs it is an input, too, which Slack fills in and no builder of a
 * workflow can: so nobody orders with the rights of another.
 *
 * Acknowledged when it is in the books, so that Slack sends it again until then.
 *
 * @see https://docs.slack.dev/reference/events/function_executed
 * @see https://docs.slack.dev/reference/types/user_context-type
 */
export function placeOrderByStep({
  workflowOrders,
}: Pick<ListenerDependencies, 'workflowOrders'>): Middleware<SlackEventMiddlewareArgs<'function_executed'>> {
  return async ({ event: { function_execution_id: run }, inputs, ack }) => {
    const person = textIn(objectIn(inputs, 'user_context'), 'id');
    await workflowOrders.take({ key: `slack:${run}`, run, person, request: requestOf(inputs) });
    await ack();
  };
}

/** What the workflow asks for; whether it makes sense is the service's to say. */
function requestOf(inputs: Inputs): StepRequest {
  return {
    product: textIn(inputs, 'product') ?? '',
    quantity: numberIn(inputs, 'quantity') ?? 1,
    persons: numberIn(inputs, 'persons'),
    variation: textIn(inputs, 'variation'),
    // One a line, or all in one with commas between them; `33,5 g` is no two ingredients.
    extras: textIn(inputs, 'extras')?.replace(/,(?!\d)/g, '\n'),
    notes: textIn(inputs, 'notes'),
    due: numberIn(inputs, 'due'),
    forUser: textIn(inputs, 'customer'),
    forName: textIn(inputs, 'customer_name'),
  };
}

function textIn(inputs: Inputs, name: string): string | undefined {
  const value = inputs[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;
}

/** What is no number is NaN, which no service takes. */
function numberIn(inputs: Inputs, name: string): number | undefined {
  const value = inputs[name];
  return value === undefined || value === null || value === '' ? undefined : Number(value);
}

function objectIn(inputs: Inputs, name: string): Inputs {
  const value = inputs[name];
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
