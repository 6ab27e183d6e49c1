import type { Response } from 'express';
import { currentRequestId } from '../platform/request-context.ts';

/** What went wrong with a request. */
export interface Problem {
  status: number;
  /** Stable; documented in docs/errors.md. */
  code: string;
  title: string;
  detail?: string;
}

/** @see https://www.rfc-editor.org/rfc/rfc9457 */
export function sendProblem(response: Response, problem: Problem): void {
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', ...problem, requestId: currentRequestId() }));
}
