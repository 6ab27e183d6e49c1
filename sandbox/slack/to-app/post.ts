import { request } from 'node:http';

/** How the app answered a request of Slack's, or why it did not. */
export interface Answer {
  /** The HTTP status; null when there was no answer. */
  status: number | null;
  headers: Record<string, unknown>;
  body: string;
  ms: number;
  /** `operation_timeout` after 3 s, `dispatch_failed` when unreachable. */
  error?: 'operation_timeout' | 'dispatch_failed';
}

/**
 * Posts bytes as they are and waits so long for the answer. A connection of its own each time: a pooled one that died with
 * the last app would look like a refusal by this one.
 */
export function post(url: string, body: string, headers: Record<string, string>, timeoutMs: number): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve) => {
    const settle = (answer: Omit<Answer, 'ms'>) => resolve({ ...answer, ms: Math.round(performance.now() - started) });
    const unanswered = { status: null, headers: {}, body: '' };
    const signal = AbortSignal.timeout(timeoutMs);
    const outgoing = request(
      url,
      { method: 'POST', agent: false, signal, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          text += chunk;
        });
        incoming.on('end', () =>
          settle({ status: incoming.statusCode ?? null, headers: incoming.headers, body: text }),
        );
        incoming.on('error', () => settle({ ...unanswered, error: 'dispatch_failed' }));
      },
    );
    outgoing.on('error', () =>
      settle({ ...unanswered, error: signal.aborted ? 'operation_timeout' : 'dispatch_failed' }),
    );
    outgoing.end(body);
  });
}
