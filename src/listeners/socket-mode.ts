import { setTimeout as sleep } from 'node:timers/promises';
import { type AppOptions, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../platform/logger.ts';

type ClientOptions = NonNullable<AppOptions['clientOptions']>;

interface SocketModeOptions {
  appToken: string;
  clientOptions: ClientOptions;
  log: Logger;
  /** When each connection is opened, in milliseconds after the start. */
  opening?: readonly number[];
}

/**
 * Slack renews each connection every few hours, and the SDK lets go of the old one before it has the new: the other hears
 * people meanwhile. They begin apart, so that their times do not end together.
 */
const TWO_APART = [0, 30_000];

/** A connection that ended sooner was none; after the second of those in a row we wait, longer each time. */
const SHORT_LIVED_MS = 1_000;
const MINUTE = 60_000;

/** How long Slack may take to say goodbye. */
const FAREWELL_MS = 1_000;

/**
 * People in Slack, heard over WebSockets that we open, so that we need no public address. `start` returns at once: while
 * Slack refuses, everything else goes on, and it is tried again until `stop`.
 *
 * The SDK's own reconnecting is switched off: it waits for seconds, gives up for good when Slack's API cannot be reached,
 * and otherwise goes on after it was stopped.
 *
 * @see https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSocketReceiver({
  appToken,
  clientOptions,
  log,
  opening = TWO_APART,
}: SocketModeOptions): Receiver {
  const stopping = new AbortController();
  const connections = opening.map((after) => {
    const receiver = new SocketModeReceiver({
      appToken,
      logger: clientOptions.logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: endingWith(stopping.signal, clientOptions) },
    });
    return { after, receiver, client: receiver.client };
  });
  let kept: Promise<void>[] = [];

  return {
    init(app) {
      for (const { receiver } of connections) receiver.init(app);
    },
    async start() {
      kept = connections.map(({ client, after }) => keepConnected(client, { after, signal: stopping.signal, log }));
    },
    async stop() {
      stopping.abort();
      await Promise.all(connections.map(({ client }) => disconnect(client)));
      await Promise.all(kept);
    },
  };
}

type Client = SocketModeReceiver['client'];

async function keepConnected(
  client: Client,
  { after, signal, log }: { after: number; signal: AbortSignal; log: Logger },
): Promise<void> {
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => undefined);
  let failures = 0;
  await pause(after);
  while (!signal.aborted) {
    const started = performance.now();
    try {
      await client.start();
      log.info('Slack is connected by Socket Mode');
      if (signal.aborted) await disconnect(client);
      else await new Promise((resolve) => client.once('disconnected', resolve));
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'Slack cannot be connected by Socket Mode; trying again');
    }
    failures = performance.now() - started > SHORT_LIVED_MS ? 0 : failures + 1;
    if (failures > 1) await pause(Math.min(1_000 * 2 ** (failures - 2), MINUTE));
  }
}

/** Asks for the end of a connection; asked a second time, the SDK waits for no answer. */
async function disconnect(client: Client): Promise<void> {
  const patience = new AbortController();
  const impatience = sleep(FAREWELL_MS, undefined, { signal: patience.signal }).then(() => client.disconnect());
  await Promise.race([client.disconnect(), impatience.catch(() => undefined)]);
  patience.abort();
}

/** The same client, whose calls end with the signal. */
function endingWith(signal: AbortSignal, { fetch: own = fetch, ...options }: ClientOptions): ClientOptions {
  return {
    ...options,
    fetch: (url, init) =>
      own(url, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) }),
  };
}
