import type { Client } from 'jira.js/core';
import { jsonIn } from '../../platform/json.ts';
import { currentRequestId } from '../../platform/request-context.ts';
import { unanswered } from '../../platform/unanswered.ts';
import { failureOf, isTakenForNobody, unreadable } from './failures.ts';
import { errorBody } from './schema.ts';

export interface JiraAccount {
  /** The site's address: `https://example.atlassian.net` */
  baseUrl: string;
  email: string;
  apiToken: string;
}

const LONGEST_CALL = 10_000;

/**
 * Carries the calls of jira.js. Its own transport can neither be stopped nor timed, and a call must end with the run that
 * makes it; so each run makes its calls through a client that has its signal.
 *
 * @returns a client whose calls fail as transient, permanent, rate limited or access lost
 */
export function createTransport({ baseUrl, email, apiToken }: JiraAccount): (signal: AbortSignal) => Client {
  const authorization = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;

  return (signal) => ({
    async sendRequest<T>({ url, method, body, searchParams = {} }: Parameters<Client['sendRequest']>[0]): Promise<T> {
      const target = new URL(baseUrl.replace(/\/$/, '') + url);
      for (const [name, value] of Object.entries(searchParams)) {
        if (value !== undefined) target.searchParams.set(name, String(value));
      }
      const { response, text } = await ask(target, {
        method,
        headers: {
          authorization,
          accept: 'application/json',
          'content-type': 'application/json',
          'x-request-id': currentRequestId(),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_CALL)]),
      });
      if (!response.ok || isTakenForNobody(response)) throw failureOf(response, errorBody.parse(jsonIn(text)));
      const answer = jsonIn(text);
      if (text !== '' && answer === undefined) throw unreadable(new Error('the answer is no JSON'));
      return answer as T;
    },
  });
}

async function ask(target: URL, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(target, init);
    return { response, text: await response.text() };
  } catch (error) {
    throw unanswered('jira', error);
  }
}
