import { setTimeout as pause } from 'node:timers/promises';
import type { Express } from 'express';
import { createApi, type RateLimits } from './api/index.ts';
import { booksReadings } from './app/books-readings.ts';
import { collections } from './app/collections.ts';
import { createHttp } from './app/http.ts';
import { type Integrations, integrationTable, openIntegrations, REDIS } from './app/integrations.ts';
import { type HttpServer, listen } from './app/listen.ts';
import { createOrderMetrics } from './app/order-metrics.ts';
import { type BakeryServices, createServices } from './app/services.ts';
import type { SlackEdge } from './app/slack-edge.ts';
import { untilDone } from './app/until-done.ts';
import { createWorkHealth } from './app/work-health.ts';
import { reactions } from './automation/reactions.ts';
import { schedule } from './automation/schedule.ts';
import type { Config } from './config.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { createFeed, startPublisher } from './platform/feed/index.ts';
import type { Logger } from './platform/logger.ts';
import { createMetrics } from './platform/metrics/index.ts';
import { createMongoClient, createTransact, ensureCollections, impatient, patient } from './platform/mongo/index.ts';
import { createOpsServer } from './platform/ops/index.ts';
import { type DomainEvent, defaultTimes, type OutboxTimes, startWorker } from './platform/outbox/index.ts';
import { keepSecret } from './platform/redaction.ts';
import { createBooksClock, createTicker } from './platform/schedule/index.ts';
import { traceCommands } from './platform/telemetry/index.ts';
import { createTell, news } from './services/feed/index.ts';
import { jiraWebhook } from './webhooks/index.ts';

/** What a test may put in the place of the real thing. */
export interface AppOptions {
  log: Logger;
  clock?: Clock;
  /** The outbox's times. */
  times?: OutboxTimes;
  /** How often somebody may call the API. */
  limits?: Partial<RateLimits>;
}

/** One process of Ovenbird. */
export interface App {
  /**
   * Listens at once, so that people get an answer also while MongoDB is away; is ready when the collections are made.
   *
   * @throws when a port is taken, or the address to listen on is none of this machine's
   */
  start(): Promise<{ port?: number; opsPort: number }>;
  /**
   * Takes no more work, finishes what is under way within the outbox's drain time, lets go of everything.
   *
   * @param keepServing for so many milliseconds requests are still taken, while `/readyz` says that others should
   */
  stop(keepServing?: number): Promise<void>;
  services: BakeryServices;
}

/** Puts one process together, of the role that the configuration names. */
export async function createApp(config: Config, options: AppOptions): Promise<App> {
  keepSecret(config.secrets);
  const { log, clock: ownClock = systemClock, times = defaultTimes, limits } = options;
  const web = config.role !== 'worker';
  const works = config.role !== 'web';

  const monitorCommands = config.tracing !== undefined;
  const client = createMongoClient(config.mongodbUri, { ...(web ? impatient : patient), monitorCommands });
  if (monitorCommands) traceCommands(client);
  const db = client.db();
  const clock = createBooksClock({ db, clock: ownClock, log });
  const transact = createTransact(client);
  const integrations = await openIntegrations(config, {
    db,
    log,
    readSettings: () => services.settings.readFresh(),
    hasLeft: async (slackUser) => (await services.directory.known(slackUser))?.deleted ?? false,
  });
  const services: BakeryServices = createServices({
    ...{ db, transact, clock, times, integrations },
    publicUrl: config.publicUrl,
    signingKeys: config.signingKeys,
    // The metrics read from the services' books: they are made after them.
    onOrder: (order) => orderChanged(order),
  });
  const outboxHealth = createWorkHealth(db);
  const tell = createTell({ log });
  const feed = createFeed({ db, types: Object.keys(news), log });
  const metrics = createMetrics({ readings: booksReadings({ db, services }), role: config.role, log });
  const orderChanged = createOrderMetrics(metrics.own);

  // Bolt is loaded by those alone who hear people in Slack.
  const slackEdge = web && config.slack ? await import('./app/slack-edge.ts') : undefined;

  let ready = false;
  let serving: HttpServer | undefined;
  let people: SlackEdge | undefined;
  let working: { stop(): Promise<void> } | undefined;
  const stopping = new AbortController();
  const ops = createOpsServer({
    ping: async () => void (await db.command({ ping: 1 })),
    isReady: () => ready,
    metrics,
    log,
  });

  function serve(): Express {
    const http = createHttp(config, metrics.requestEnded);
    if (integrations.slack && config.slack) {
      const { slack } = integrations;
      const edge = { http, config: config.slack, slack, onListener: metrics.listenerEnded };
      people = slackEdge?.openSlackEdge({ ...services, ...edge, outboxHealth, clock, log });
    }
    if (config.jiraWebhookSecret) {
      http.use(jiraWebhook({ secret: config.jiraWebhookSecret, procurement: services.procurement, log }));
    }
    const { publicUrl, outsideIssuer, corsOrigins } = config;
    http.use(
      createApi({
        services: { ...services, feed, tell, clock },
        publicUrl,
        outside: outsideIssuer,
        corsOrigins,
        limits,
        clock,
        log,
      }),
    );
    return http;
  }

  function work(): { stop(): Promise<void> } {
    const worker = startWorker({
      ...{ db, reactions, services, times, log },
      integrations: integrationTable(integrations),
      onRun: metrics.reactionEnded,
    });
    const ticker = createTicker({
      ...{ db, transact, clock: ownClock, log, lines: schedule },
      events: services.events,
      readSettings: services.settings.readFresh,
      onLine: metrics.lineLookedAfter,
    });
    ticker.start();
    const passing = integrations.redis && passOn(integrations.redis);
    return { stop: async () => void (await Promise.all([ticker.stop(), worker.stop(), passing?.stop()])) };
  }

  /** Other systems hear of what happens by Redis. */
  function passOn({ publish, reset }: NonNullable<Integrations['redis']>) {
    const publisher = {
      async publish(event: DomainEvent) {
        const said = tell(event);
        if (said) await publish(said);
      },
      reset,
    };
    return startPublisher({ db, name: REDIS, types: Object.keys(news), publisher, log });
  }

  async function prepare(): Promise<void> {
    await untilDone(clock.set, stopping.signal, log);
    await untilDone(() => ensureCollections(db, collections), stopping.signal, log);
    if (works && integrations.slack) {
      await untilDone(services.directory.requestReading, stopping.signal, log);
      await untilDone(services.settings.askForKitchenChannel, stopping.signal, log);
    }
    if (stopping.signal.aborted) return;
    clock.start();
    if (works) working = work();
    ready = true;
    log.info('ready');
  }

  return {
    services,
    async start() {
      const { bindAddress: address } = config;
      const opsPort = await ops.start({ port: config.opsPort, address });
      if (web) serving = await listen(serve(), { port: config.port, address });
      prepare().catch((error) => log.fatal({ err: error }, 'cannot get ready'));
      return { port: serving?.port, opsPort };
    },
    async stop(keepServing = 0) {
      ready = false;
      stopping.abort();
      clock.stop();
      const worked = working?.stop();
      if (serving) {
        serving.sendAway();
        await pause(keepServing);
      }
      await Promise.all([feed.stop(), serving?.stop(times.drain), people?.stop(), worked]);
      await Promise.race([people?.idle(), pause(times.drain, undefined, { ref: false })]);
      integrations.close();
      await ops.stop();
      await client.close();
    },
  };
}
