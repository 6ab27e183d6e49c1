import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { pipe } from './pipe.ts';

/** Something between a client and a server that can be taken away, and that can spread connections over several servers. */
export interface TcpProxy {
  port: number;
  /** Breaks every connection and takes no new ones. */
  cut(): void;
  /** Takes connections again. */
  mend(): void;
  close(): Promise<void>;
}

/** @param ports on this machine; each new connection goes to the next of them */
export async function openTcpProxy(...ports: readonly number[]): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let turn = 0;

  const server = createServer((client) => {
    if (isCut) return client.destroy();
    const target = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1');
    pipe(client, target, sockets);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      isCut = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
