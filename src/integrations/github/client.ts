import { Octokit } from '@octokit/rest';
import type { Logger } from '../../platform/logger.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { githubFailure } from './failures.ts';

export interface GithubConnection {
  token: string;
  /** Without a slash at the end; GitHub's own unless given. */
  apiUrl?: string;
  /** Of one request, in milliseconds. */
  timeout?: number;
  log: Logger;
}

const TIMEOUT_MS = 10_000;

/**
 * Octokit with our ways: every request carries the request id and has a time limit, every fault is classified. It retries
 * nothing by itself: the outbox does.
 *
 * @see https://github.com/octokit/core.js#hooks
 */
export function createGithubClient({ token, apiUrl, timeout = TIMEOUT_MS, log }: GithubConnection): Octokit {
  const silent = () => undefined;
  const octokit = new Octokit({
    baseUrl: apiUrl,
    auth: token,
    userAgent: 'ovenbird',
    // Octokit would print every refusal, and at the debug level the headers; what matters is thrown.
    log: { debug: silent, info: silent, error: silent, warn: (message) => log.warn(message) },
  });
  octokit.hook.before('request', (options) => {
    options.headers['x-request-id'] = currentRequestId();
    const signals = [options.request.signal, AbortSignal.timeout(timeout)].filter((signal) => signal !== undefined);
    // A request object of its own: Octokit shares its default one among all requests that bring none.
    options.request = { ...options.request, signal: AbortSignal.any(signals) };
  });
  octokit.hook.error('request', (error) => {
    throw githubFailure(error);
  });
  return octokit;
}
