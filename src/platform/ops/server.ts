import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logger.ts';
import type { Metrics } from '../metrics/index.ts';
import { unreadiness } from './readiness.ts';

export interface OpsServerOptions {
  /** Resolves when MongoDB answers. */
  ping(): Promise<void>;
  /** True from when the process has started until it drains. */
  isReady(): boolean;
  metrics: Pick<Metrics, 'contentType' | 'expose'>;
  log: Logger;
}

/** The internal port, for whoever runs the process: never reachable from outside. */
export interface OpsServer {
  /**
   * @param where port 0 is any free one; without an address it listens on all of this machine's
   * @returns the port it listens on
   */
  start(where: { port: number; address?: string }): Promise<number>;
  stop(): Promise<void>;
}

/**
 * `/healthz`: 200 as long as the process's loop runs. `/readyz`: 200, or 503 with the reasons. `/metrics`: for Prometheus.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export function createOpsServer({ ping, isReady, metrics, log }: OpsServerOptions): OpsServer {
  const routes: Readonly<Record<string, (response: ServerResponse) => void | Promise<void>>> = {
    '/healthz': (response) => answer(response, 200, { status: 'ok' }),
    '/readyz': async (response) => {
      const reasons = await unreadiness({ ping, isReady });
      if (reasons.length === 0) answer(response, 200, { status: 'ready' });
      else answer(response, 503, { status: 'not ready', reasons });
    },
    '/metrics': async (response) => {
      const text = await metrics.expose();
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
    },
  };

  const server = createServer(async (request, response) => {
    const [path = '/'] = (request.url ?? '/').split('?');
    const route = routes[path];
    if (!route) answer(response, 404, { status: 'not found' });
    else if (request.method !== 'GET' && request.method !== 'HEAD') answer(response, 405, { status: 'GET only' });
    else {
      try {
        await route(response);
      } catch (error) {
        log.error({ err: error, path }, 'the ops port could not answer');
        answer(response, 500, { status: 'failed' });
      }
    }
  });

  return {
    start: ({ port, address }) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ port, host: address }, () => {
          server.off('error', reject);
          server.on('error', (error) => log.error({ err: error }, 'the ops port failed'));
          resolve((server.address() as AddressInfo).port);
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
