import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A service that is ill in turns, and tells whoever asks all that it was told: headers, body, address. */
export interface Echo {
  url: string;
  /** The first part of each address that was asked for: `/jira`. */
  asked: ReadonlySet<string>;
  close(): Promise<void>;
}

const STATUSES = [400, 500, 401, 200, 403, 422, 502] as const;

export async function startEcho(): Promise<Echo> {
  const asked = new Set<string>();
  const turns = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString('utf8');
    const [, service = ''] = request.url?.split('/') ?? [];
    const turn = turns.get(service) ?? 0;
    turns.set(service, turn + 1);
    asked.add(service);
    const status = STATUSES[turn % STATUSES.length] ?? 400;
    const told = JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body });
    // Whatever a vendor calls its reason.
    const reason = {
      error: told,
      error_description: told,
      message: told,
      errorMessages: [told],
      errors: { field: told },
    };
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-told': encodeURIComponent(told).slice(0, 4_000),
    });
    response.end(JSON.stringify({ ok: false, ...reason }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
