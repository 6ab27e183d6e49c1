import type { Response } from 'express';
import type { FieldError } from './errors.ts';
import { currentRequestId } from './request-context.ts';

/** What went wrong with a request. */
export interface Problem {
  status: number;
  /** Stable; documented in docs/errors.md. */
  code: string;
  title: string;
  /** What is wrong and what to do about it. */
  detail?: string;
  /** Which fields of the input are wrong. */
  errors?: readonly FieldError[];
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function sendProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem, requestId: currentRequestId() }));
}
