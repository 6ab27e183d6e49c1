import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { DomainError } from '../platform/errors.ts';
import { jsonIn } from '../platform/json.ts';
import type { Logger } from '../platform/logger.ts';
import { isUnreachable } from '../platform/mongo/index.ts';
import { type Problem, sendProblem } from '../platform/problem.ts';
import type { Procurement } from '../services/procurement/index.ts';
import { reportOf } from './jira-payload.ts';
import { isSigned } from './signature.ts';

export interface JiraWebhookOptions {
  /** The one that the webhook was made with in Jira. */
  secret: string;
  procurement: Pick<Procurement, 'reportTicket'>;
  log: Logger;
}

const LONGEST_BODY = '1mb';

const UNSIGNED: Problem = { status: 401, code: 'signature_invalid', title: 'The signature is missing or wrong' };
const NO_JSON: Problem = { status: 400, code: 'body_not_json', title: 'The body is no JSON' };
const NO_ISSUE: Problem = { status: 400, code: 'webhook_invalid', title: 'The body is about no issue' };
const TOO_LARGE: Problem = { status: 413, code: 'body_too_large', title: 'The body is larger than 1 MB' };
const UNREADABLE: Problem = { status: 400, code: 'body_unreadable', title: 'The body cannot be read' };
const BOOKS_UNAVAILABLE: Problem = { status: 503, code: 'books_unavailable', title: 'Nothing can be stored right now' };
const INTERNAL: Problem = { status: 500, code: 'internal', title: 'Something went wrong on our side' };

/**
 * `POST /jira/webhook`: Jira says which ticket changed. Stored and answered at once; a reaction reads the ticket. It must
 * be mounted before any body parser, since the signature is over the raw bytes.
 *
 * @throws when the secret is empty: anybody could sign then
 * @see https://developer.atlassian.com/cloud/jira/platform/webhooks/
 */
export function jiraWebhook({ secret, procurement, log }: JiraWebhookOptions): Router {
  if (secret === '') throw new Error('the secret of the Jira webhook must not be empty');

  async function receive(request: Request, response: Response): Promise<void> {
    const raw: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!isSigned(raw, request.get('x-hub-signature'), secret)) return sendProblem(response, UNSIGNED);
    const body = jsonIn(raw.toString('utf8'));
    if (body === undefined) return sendProblem(response, NO_JSON);
    const report = reportOf(body, request.get('x-atlassian-webhook-identifier'));
    if (!report) return sendProblem(response, NO_ISSUE);
    await procurement.reportTicket(report);
    response.sendStatus(200);
  }

  const explain: ErrorRequestHandler = (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    if (problem === BOOKS_UNAVAILABLE) log.warn({ err: error }, 'a webhook could not be taken in; Jira sends it again');
    else if (problem.status >= 500) log.error({ err: error }, 'a webhook could not be taken in');
    sendProblem(response, problem);
  };

  const router = Router();
  router.post('/jira/webhook', express.raw({ type: () => true, limit: LONGEST_BODY }), receive, explain);
  return router;
}

/** Jira sends again after a 5xx, and gives up after a 4xx. */
function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) {
    return { status: 404, code: error.code, title: 'Not a ticket of ours', detail: error.message };
  }
  if (isUnreachable(error)) return BOOKS_UNAVAILABLE;
  const status = (error as { status?: unknown }).status;
  if (status === 413) return TOO_LARGE;
  return typeof status === 'number' && status < 500 ? UNREADABLE : INTERNAL;
}
