import { setTimeout as wait } from 'node:timers/promises';
import { API_PASSWORD } from '../../../sandbox/seed/content.ts';

/** What the API finally said. */
export interface RestAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the route
  body: any;
}

/** A program that uses the API, and does not give up. */
export interface RestClient {
  /**
   * Sends the same request until it is answered for good: not by a dead connection, 429 or a fault of the server's.
   *
   * @throws Error when that takes minutes
   */
  insist(method: string, path: string, body: unknown, headers?: Record<string, string>): Promise<RestAnswer>;
}

const ANSWERED_WITHIN_MS = 15_000;
const GIVES_UP_AFTER_MS = 5 * 60_000;
const [FIRST_PAUSE_MS, LONGEST_PAUSE_MS] = [300, 8_000];

/** @param url where the web processes are reached */
export function openRest(url: string): RestClient {
  let token: Promise<string> | undefined;

  async function login(): Promise<string> {
    const form = { grant_type: 'password', username: 'manager@example.com', password: API_PASSWORD };
    const answer = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
    if (!answer.ok) throw new Error(`no token: ${answer.status} ${await answer.text()}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  /** @returns undefined when it is to be tried again */
  async function attempt(path: string, request: RequestInit & { headers: object }): Promise<RestAnswer | undefined> {
    try {
      token ??= login();
      const headers = { ...request.headers, authorization: `Bearer ${await token}` };
      const answer = await fetch(`${url}${path}`, {
        ...request,
        headers,
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      if (answer.status === 401) token = undefined;
      const text = await answer.text();
      const isFinal = answer.status < 500 && ![401, 408, 429].includes(answer.status);
      return isFinal ? { status: answer.status, body: JSON.parse(text) } : undefined;
    } catch {
      // Whoever waited for a token that never came asks for one of their own.
      if (
        await token?.then(
          () => false,
          () => true,
        )
      )
        token = undefined;
      return undefined;
    }
  }

  return {
    async insist(method, path, body, headers = {}) {
      const request = {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      };
      const deadline = performance.now() + GIVES_UP_AFTER_MS;
      for (let pause = FIRST_PAUSE_MS; performance.now() < deadline; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
        const answer = await attempt(path, request);
        if (answer) return answer;
        await wait(pause * (0.5 + Math.random()));
      }
      throw new Error(`${method} ${path} was not answered within ${GIVES_UP_AFTER_MS / 60_000} minutes`);
    },
  };
}
