import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBroadcast } from './broadcast.ts';
import { createControl, type SandboxChange } from './control.ts';
import { createFaults } from './faults.ts';
import { sendResponse, toRequest } from './http.ts';
import type { Page } from './page/index.ts';
import { serveWithFaults } from './serve-with-faults.ts';
import { STAND_INS, type StandInName } from './stand-in.ts';
import { openStandIns } from './stand-ins.ts';
import { upgradeWithFaults } from './upgrade.ts';

export interface SandboxOptions {
  /** 0 = any free one. */
  port: number;
  /** The address to listen on; this machine's own by default. */
  host?: string;
  /** State is kept in `<dataDir>/sandbox/<name>.json`; absent: in memory only. */
  dataDir?: string;
  /** All by default. */
  standIns?: readonly StandInName[];
  /** Whether Slack refuses calls that come too often, as it documents; false by default. */
  limits?: boolean;
  /** The workspace page, shown at `/`; absent: `/` says what runs. */
  page?: Page;
}

export interface Sandbox {
  /** http://127.0.0.1:PORT */
  url: string;
  /** Environment variables that point Ovenbird at the stand-ins that run. */
  env: Record<string, string>;
  /** Tells the stand-ins where Ovenbird listens: `<appUrl>/slack/events` and `<appUrl>/jira/webhook`. */
  connect(appUrl: string): void;
  close(): Promise<void>;
}

/**
 * Starts the stand-ins on one HTTP server: `/slack`, `/jira`, `/github`, `/drive`, `/auction` and `/s3` speak as the vendors do, `/control` is for
 * people, the workspace page at `/` and tests.
 *
 * @throws when the port is taken, or a state file is of another version
 */
export async function startSandbox({
  port,
  host = '127.0.0.1',
  dataDir,
  standIns = STAND_INS,
  limits,
  page,
}: SandboxOptions): Promise<Sandbox> {
  // Whatever fails while it opens, nothing of it is left open.
  await using opened = new AsyncDisposableStack();
  const changes = createBroadcast<SandboxChange>();
  const faults = createFaults(() => changes.publish({ service: 'faults' }));
  const server = createServer();
  // Whoever comes before everybody is in is told so, rather than left waiting.
  const notYet: RequestListener = (_request, response) => void response.writeHead(503, { 'retry-after': '1' }).end();
  server.on('request', notYet);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  opened.defer(() => closeServer(server));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const running = await openStandIns({ names: standIns, url, dataDir, faults, limits, onChange: changes.publish });
  opened.defer(async () => void (await Promise.all(running.map((standIn) => standIn.close()))));

  let appUrl: string | undefined;
  const connect = (url: string) => {
    appUrl = url.replace(/\/$/, '');
    for (const standIn of running) standIn.connect(appUrl);
    changes.publish({ service: 'app' });
  };
  const env = Object.assign({}, ...running.map((standIn) => standIn.env)) as Record<string, string>;
  const control = createControl({ standIns: running, faults, appUrl: () => appUrl, connect, env, changes, dataDir });
  let isClosing = false;
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await toRequest(incoming, url);
    const name = new URL(request.url).pathname.split('/', 2)[1];
    const standIn = running.find((one) => one.name === name);
    if (standIn === undefined) await sendResponse(page?.(request) ?? (await control(request)), outgoing);
    else await serveWithFaults({ standIn, request, outgoing, faults });
  };
  server.off('request', notYet);
  server.on('request', (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      // A page that asks on while everything stops is cut off.
      if (!isClosing) console.error('The sandbox failed at', incoming.method, incoming.url, error);
      outgoing.destroy();
    });
  });
  server.on('upgrade', (incoming, socket, head) =>
    upgradeWithFaults({ incoming, socket, head, standIns: running, faults }),
  );
  const rest = opened.move();
  const close = () => {
    isClosing = true;
    return rest.disposeAsync();
  };
  return { url, env, connect, close };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
