import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../../sandbox/client/until.ts';
import { pipe } from '../../support/pipe.ts';
import type { OvenbirdProcess } from '../../support/process.ts';

type Served = Pick<OvenbirdProcess, 'url' | 'opsUrl'>;

/**
 * What a load balancer does, and no more: each new connection goes to the next process whose `/readyz` says yes. One that
 * takes no connection is no reason to try another, so whoever stops too early is found out.
 */
export interface Balancer {
  url: string;
  /** Sends people there as well. Resolves when the process was seen to be ready. */
  add(process: Served): Promise<void>;
  remove(process: Served): void;
  close(): Promise<void>;
}

const LOOKS_EVERY_MS = 2_000;
const LOOKS_FOR_MS = 1_000;

export async function openBalancer(): Promise<Balancer> {
  const processes = new Map<string, { url: string; ready: boolean }>();
  const sockets = new Set<Socket>();
  let closed = false;
  let turn = 0;

  async function look(): Promise<void> {
    for (const [opsUrl, known] of processes) {
      const signal = AbortSignal.timeout(LOOKS_FOR_MS);
      known.ready = await fetch(`${opsUrl}/readyz`, { signal }).then(
        ({ ok }) => ok,
        () => false,
      );
    }
  }

  async function keepLooking(): Promise<void> {
    while (!closed) {
      await look();
      await wait(LOOKS_EVERY_MS);
    }
  }

  const server = createServer((client) => {
    const ready = [...processes.values()].filter(({ ready }) => ready);
    const chosen = ready[turn++ % (ready.length || 1)];
    if (!chosen) return client.destroy();
    const target = connect(Number(new URL(chosen.url).port), '127.0.0.1');
    pipe(client, target, sockets);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const looking = keepLooking();

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async add({ url, opsUrl }) {
      processes.set(opsUrl, { url, ready: false });
      await until('the balancer sees that it is ready', () => processes.get(opsUrl)?.ready, 30_000);
    },
    remove: ({ opsUrl }) => void processes.delete(opsUrl),
    async close() {
      closed = true;
      await looking;
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
