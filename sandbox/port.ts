import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const port = await tryToListen(0);
  if (port === undefined) throw new Error('This machine has no free port');
  return port;
}

/** Whether a port is free on every address of this machine, or becomes so within `patienceMs`. */
export async function portIsFree(port: number, patienceMs = 0): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  while ((await tryToListen(port)) === undefined) {
    if (Date.now() >= deadline) return false;
    await delay(100);
  }
  return true;
}

function tryToListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
