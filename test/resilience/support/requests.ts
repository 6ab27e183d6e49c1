import { API_PASSWORD } from '../../../sandbox/seed/content.ts';

/** What came of a request, however it ended. */
export interface Answered {
  what: string;
  /** 0 where there was no answer. */
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the route
  body: any;
  ms: number;
}

/** A program that uses the API, tries everything once, and remembers how each was answered. */
export interface Requests {
  send(method: string, path: string, body?: unknown, key?: string): Promise<Answered>;
  /** All that was answered so far. */
  answered: readonly Answered[];
}

const PATIENCE_MS = 30_000;

/** @throws Error when nobody logs it in */
export async function openRequests(url: string): Promise<Requests> {
  const form = { grant_type: 'password', username: 'manager@example.com', password: API_PASSWORD };
  const login = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
  if (!login.ok) throw new Error(`no token: ${login.status} ${await login.text()}`);
  const { access_token: token } = (await login.json()) as { access_token: string };
  const answered: Answered[] = [];

  return {
    answered,
    async send(method, path, body, key) {
      const begun = performance.now();
      const came = await fetch(`${url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }).then(
        async (answer) => ({ status: answer.status, body: await answer.json() }),
        (error) => ({ status: 0, body: { detail: String(error.cause ?? error) } }),
      );
      const answer = { what: `${method} ${path}`, ...came, ms: performance.now() - begun };
      answered.push(answer);
      return answer;
    },
  };
}
