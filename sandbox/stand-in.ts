import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** The outside services that the sandbox can play. */
export const STAND_INS = ['slack', 'jira', 'github', 'drive', 'mail', 'auction', 's3'] as const;

export type StandInName = (typeof STAND_INS)[number];

/** One outside service that the sandbox plays. */
export interface StandIn {
  name: StandInName;
  /** Handles a request whose path has the mount prefix removed. */
  fetch(request: Request): Promise<Response>;
  /** Handles /control/<name>/<rest>, prefix removed; JSON in and out; GET events may be server-sent events. */
  control(request: Request): Promise<Response>;
  /** Takes the handshake of a WebSocket, where the vendor has some; the path keeps its mount prefix. */
  upgrade?(incoming: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Variables that point Ovenbird at this stand-in. */
  env: Record<string, string>;
  /** Tells where Ovenbird listens, e.g. http://127.0.0.1:3000 */
  connect(appUrl: string): void;
  close(): Promise<void>;
}

export interface StandInOptions {
  /** Where the stand-in is reached: http://127.0.0.1:PORT/<mount> */
  baseUrl: string;
  /** Where its state is kept from one start to the next; absent: in memory only. */
  stateFile?: string;
  /** Whether calls that come too often are refused, as the vendor documents it; otherwise none is. */
  limits?: boolean;
  /** Hears whenever something in it may have changed, with what the stand-in can say of it. */
  onChange?(change: object): void;
}
