import type { FieldError } from '../../platform/errors.ts';
import type { Order } from '../orders/index.ts';

/** An order as a step of somebody's workflow asks for it; a number that is none is NaN. */
export interface StepRequest {
  /** The product's slug, name or id. */
  product: string;
  quantity: number;
  /** For cakes. */
  persons?: number;
  /** Id or name, for products that have any. */
  variation?: string;
  /** Ingredients on top, one a line. */
  extras?: string;
  notes?: string;
  /** Unix time in seconds. */
  due?: number;
  /** For whom, if not for whoever runs the workflow: somebody in the workspace. */
  forUser?: string;
  /** Or somebody by name. */
  forName?: string;
}

/** The order that a step got, as it was then. */
export type StepOrder = Pick<Order, 'id' | 'number' | 'status' | 'dueAt' | 'price'> & {
  /** What was ordered, in one line. */
  summary: string;
};

/** Why a step got no order, in the words that a person would read. */
export interface StepRefusal {
  /** Stable; documented in docs/errors.md. */
  code: string;
  message: string;
  fields: readonly FieldError[];
}

export type StepOutcome = { order: StepOrder } | { refusal: StepRefusal };

/** One run of a step, which waits until it hears what came of it. */
export interface Step {
  /** The request's key: however often it is sent, it is one step. */
  _id: string;
  /** Whom to answer: the run's id in the workspace. */
  run: string;
  /** Whoever runs the workflow, by their id in the workspace; absent where nobody says. */
  person?: string;
  request: StepRequest;
  /** `gone`: it had stopped waiting when it was to be told. */
  state: 'asked' | 'decided' | 'told' | 'gone';
  outcome?: StepOutcome;
  createdAt: Date;
}
