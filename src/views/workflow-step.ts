import type { StepOrder, StepRefusal } from '../services/workflow-orders/index.ts';
import { escapeWithin, truncate } from './escape.ts';
import { money } from './money.ts';

/** The step "Place an order" of Workflow Builder. Its inputs and outputs are in the manifest, by the same names. */
export const placeOrderStep = 'place_order';

/** The inputs as people see them in Workflow Builder, by the paths that the services give their errors. */
export const STEP_TITLES: Readonly<Record<string, string>> = {
  'lines.0.product': 'Product',
  'lines.0.quantity': 'Quantity',
  'lines.0.persons': 'Persons',
  'lines.0.variation': 'Variation',
  lines: 'Quantity',
  extras: 'Extra ingredients',
  notes: 'Notes',
  dueAt: 'Due',
  for: 'For',
  customer: 'For (name)',
};

const LONGEST_ERROR = 1_000;
const LONGEST_SUMMARY = 1_000;

/** What the step hands on to those after it. */
export function stepOutputs({ id, number, status, dueAt, price, summary }: StepOrder): Record<string, string | number> {
  return {
    order_number: number,
    order_id: id,
    status,
    due: Math.floor(dueAt.getTime() / 1_000),
    total: price ? money(price.total, price.currency) : 'no price is set',
    summary: truncate(summary, LONGEST_SUMMARY),
  };
}

/** What Slackbot tells whoever runs the workflow: the sentence, after the input that it is about. */
export function stepError({ message, fields }: StepRefusal): string {
  const about = fields.map(({ path, message: fault }) =>
    STEP_TITLES[path] ? `${STEP_TITLES[path]}: ${fault}` : fault,
  );
  return escapeWithin(about.length > 0 ? about.join('\n') : message, LONGEST_ERROR);
}
