import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Faults } from './faults.ts';
import type { StandIn } from './stand-in.ts';

export interface Upgrading {
  incoming: IncomingMessage;
  socket: Duplex;
  head: Buffer;
  standIns: readonly StandIn[];
  faults: Faults;
}

/** Hands a WebSocket's handshake to the stand-in that it is for; any fault that hits it refuses it. */
export function upgradeWithFaults({ incoming, socket, head, standIns, faults }: Upgrading): void {
  const [, name, ...rest] = (incoming.url ?? '').split('?', 1).join('').split('/');
  const standIn = standIns.find((one) => one.name === name);
  if (!standIn?.upgrade) return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  if (faults.take(standIn.name, `GET /${rest.join('/')}`)) return void socket.destroy();
  standIn.upgrade(incoming, socket, head);
}
