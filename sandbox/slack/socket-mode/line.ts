import type { WebSocket } from 'ws';
import { isObject } from '../blocks/check.ts';
import type { Json } from '../state/types.ts';
import type { Answer } from '../to-app/post.ts';
import type { Envelope } from './envelope.ts';

/** Why Slack ends a connection. https://docs.slack.dev/apis/events-api/using-socket-mode#disconnect */
export type Farewell = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** One WebSocket to an app. */
export interface Line {
  /** False from when the app was told that this connection ends. */
  isFresh(): boolean;
  /** Sends an envelope and waits so long for its acknowledgement. */
  send(envelope: Envelope, timeoutMs: number): Promise<Answer>;
  /** Says that the connection ends, and ends it so many milliseconds later unless the app has done so itself. */
  end(reason: Farewell, graceMs: number): void;
  /** Ends it without a word. */
  cut(): void;
}

const host = 'applink-sandbox';

/** Begins a connection as Slack does. @param connections how many the app has with this one */
export function openLine(socket: WebSocket, { appId, connections }: { appId: string; connections: number }): Line {
  const waiting = new Map<string, (payload: unknown) => void>();
  let fresh = true;
  const say = (message: Json | Envelope) => socket.send(JSON.stringify(message));

  socket.on('message', (data) => {
    const message = parsed(String(data));
    waiting.get(String(message.envelope_id))?.(message.payload);
  });
  socket.on('error', () => socket.terminate());
  say({
    type: 'hello',
    num_connections: connections,
    debug_info: { host, started: new Date().toISOString(), build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: appId },
  });

  return {
    isFresh: () => fresh,

    send(envelope, timeoutMs) {
      const { envelope_id: id, accepts_response_payload: accepts } = envelope;
      const started = performance.now();
      const { promise, resolve } = Promise.withResolvers<Answer>();
      const settle = (answer: Pick<Answer, 'status' | 'body' | 'error'>) =>
        resolve({ headers: {}, ...answer, ms: Math.round(performance.now() - started) });
      const lost = () => settle({ status: null, body: '', error: 'dispatch_failed' });
      const patience = setTimeout(() => settle({ status: null, body: '', error: 'operation_timeout' }), timeoutMs);
      waiting.set(id, (payload) => settle({ status: 200, body: accepts ? bodyOf(payload) : '' }));
      socket.once('close', lost);
      say(envelope);
      return promise.finally(() => {
        clearTimeout(patience);
        waiting.delete(id);
        socket.off('close', lost);
      });
    },

    end(reason, graceMs) {
      fresh = false;
      say({ type: 'disconnect', reason, debug_info: { host } });
      const closing = setTimeout(() => socket.close(1000), graceMs).unref();
      socket.once('close', () => clearTimeout(closing));
    },

    cut: () => socket.terminate(),
  };
}

function parsed(text: string): Json {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}

/** An empty answer is none. */
function bodyOf(payload: unknown): string {
  return isObject(payload) && Object.keys(payload).length > 0 ? JSON.stringify(payload) : '';
}
