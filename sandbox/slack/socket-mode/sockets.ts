import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { bakery } from '../state/bakery.ts';
import type { Timings } from '../timings.ts';
import type { Answer } from '../to-app/post.ts';
import type { Envelope } from './envelope.ts';
import { type Farewell, type Line, openLine } from './line.ts';

/** The app's connections in Socket Mode. https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface Sockets {
  /** True once the app has asked for a connection: from then on nothing is sent to it over HTTP. */
  inUse(): boolean;
  /** How many connections are open. */
  count(): number;
  /** The address of one new connection; it is good once, and for 30 seconds. */
  issue(): string;
  /** Takes the handshake of a WebSocket. */
  accept(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an envelope over any of the connections. */
  send(envelope: Envelope): Promise<Answer>;
  /** Ends so many of the connections, the oldest first: as Slack announces it, or without a word. */
  end(reason: Farewell | 'cut', count: number): void;
  close(): void;
}

const MOST_CONNECTIONS = 10;
const TICKET_MS = 30_000;

export function createSockets({ baseUrl, timings }: { baseUrl: string; timings: Timings }): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  let lines: Line[] = [];
  let isAskedFor = false;

  function isGood(incoming: IncomingMessage): boolean {
    const ticket = new URL(incoming.url ?? '', baseUrl).searchParams.get('ticket') ?? '';
    const issued = tickets.get(ticket);
    tickets.delete(ticket);
    return issued !== undefined && Date.now() - issued < TICKET_MS;
  }

  /** By turns; one that is about to end only where there is no other. */
  function nextLine(): Line | undefined {
    const line = lines.find((each) => each.isFresh()) ?? lines[0];
    if (line) lines = [...lines.filter((other) => other !== line), line];
    return line;
  }

  return {
    inUse: () => isAskedFor,
    count: () => lines.length,
    issue() {
      isAskedFor = true;
      const ticket = randomBytes(12).toString('hex');
      tickets.set(ticket, Date.now());
      return `${baseUrl.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${bakery.app.id}`;
    },
    accept(incoming, socket, head) {
      if (!isGood(incoming)) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      server.handleUpgrade(incoming, socket, head, (webSocket) => {
        const line = openLine(webSocket, { appId: bakery.app.id, connections: lines.length + 1 });
        lines.push(line);
        webSocket.on('close', () => {
          lines = lines.filter((other) => other !== line);
        });
        if (lines.length > MOST_CONNECTIONS) line.end('too_many_websockets', 0);
      });
    },
    async send(envelope) {
      const line = nextLine();
      if (!line) return { status: null, headers: {}, body: '', ms: 0, error: 'dispatch_failed' };
      return line.send(envelope, timings.ackMs);
    },
    end(reason, count) {
      for (const line of lines.slice(0, count)) reason === 'cut' ? line.cut() : line.end(reason, timings.socketGraceMs);
    },
    close: () => {
      for (const line of lines) line.cut();
    },
  };
}
