import { setTimeout as wait } from 'node:timers/promises';
import { until } from '../../../sandbox/client/until.ts';
import type { OvenbirdProcess } from '../../support/process.ts';
import { passConnections, passRequests } from './passing.ts';

type Served = Pick<OvenbirdProcess, 'url' | 'opsUrl'>;

/** What a load balancer does, and no more: it sends people to the next process whose `/readyz` says yes. */
export interface Balancer {
  /** Here each request goes to the next. */
  url: string;
  /** Here each new connection does. */
  connectionsUrl: string;
  /** Sends people there as well. Resolves when the process was seen to be ready. */
  add(process: Served): Promise<void>;
  remove(process: Served): void;
  close(): Promise<void>;
}

const LOOKS_EVERY_MS = 2_000;
const LOOKS_FOR_MS = 1_000;

export async function openBalancer(): Promise<Balancer> {
  const processes = new Map<string, { url: string; ready: boolean }>();
  let closed = false;
  let turn = 0;

  async function look(): Promise<void> {
    for (const [opsUrl, known] of processes) {
      const signal = AbortSignal.timeout(LOOKS_FOR_MS);
      known.ready = await fetch(`${opsUrl}/readyz`, { signal }).then(
        ({ ok }) => ok,
        // One that is slow to say is as it was.
        (error) => known.ready && error.name === 'TimeoutError',
      );
    }
  }

  async function keepLooking(): Promise<void> {
    while (!closed) {
      await look();
      await wait(LOOKS_EVERY_MS);
    }
  }

  function next(): string | undefined {
    const ready = [...processes.values()].filter(({ ready }) => ready);
    return ready[turn++ % (ready.length || 1)]?.url;
  }

  const [requests, connections] = await Promise.all([passRequests(next), passConnections(next)]);
  const looking = keepLooking();

  return {
    url: requests.url,
    connectionsUrl: connections.url,
    async add({ url, opsUrl }) {
      processes.set(opsUrl, { url, ready: false });
      await until('the balancer sees that it is ready', () => processes.get(opsUrl)?.ready, 30_000);
    },
    remove: ({ opsUrl }) => void processes.delete(opsUrl),
    async close() {
      closed = true;
      await looking;
      await Promise.all([requests.close(), connections.close()]);
    },
  };
}
