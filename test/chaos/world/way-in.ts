import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What stands before the web processes: each connection goes to the next of them, or to another where that one is gone. */
export interface WayIn {
  url: string;
  close(): Promise<void>;
}

/** @param portsNow on this machine, where the web processes listen at the moment */
export async function openWayIn(portsNow: () => readonly number[]): Promise<WayIn> {
  const sockets = new Set<Socket>();
  let turn = 0;

  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const lead = (client: Socket, [port, ...others]: readonly number[]) => {
    if (port === undefined) return client.destroy();
    const target = keep(connect(port, '127.0.0.1'));
    const refused = () => lead(client, others);
    target.once('error', refused);
    target.once('connect', () => {
      target.off('error', refused);
      target.on('error', () => client.destroy());
      target.on('close', () => client.destroy());
      client.on('close', () => target.destroy());
      client.pipe(target).pipe(client);
    });
  };
  const server = createServer((client) => {
    keep(client).on('error', () => client.destroy());
    const ports = portsNow();
    turn = (turn + 1) % (ports.length || 1);
    lead(client, [...ports.slice(turn), ...ports.slice(0, turn)]);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
