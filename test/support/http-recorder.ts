import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it went by. */
export interface Recorded {
  /** `POST /jira/rest/api/3/issue` */
  line: string;
  headers: IncomingHttpHeaders;
}

export interface HttpRecorder {
  url: string;
  seen: readonly Recorded[];
  close(): Promise<void>;
}

/** Stands before a server, passes every request on as it is, and remembers it. @param target e.g. http://127.0.0.1:4000 */
export async function openHttpRecorder(target: string): Promise<HttpRecorder> {
  const seen: Recorded[] = [];
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    seen.push({ line: `${method} ${url}`, headers });
    const onward = request(new URL(url ?? '/', target), { method, headers, agent: false }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
