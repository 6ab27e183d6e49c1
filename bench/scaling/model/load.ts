import type { Figures } from './figures.ts';

/** Bakeries that share one replica set, each a database of its own with a web and a worker process of its own. */
export interface Bakeries {
  bakeries: number;
  /** Of each. */
  ordersADay: number;
}

/** What such bakeries ask of the replica set's primary, and of the machines that run Ovenbird, in their busiest hour. */
export interface Load {
  /** Open at the primary: data files, and two for each connection. */
  fileDescriptors: number;
  collectionsAndIndexes: number;
  connections: number;
  changeStreams: number;
  commandsPerSecond: number;
  /** Cores that the primary needs for commands. */
  commandCores: number;
  /** Cores that the primary needs so that every change stream reads every write. */
  streamCores: number;
  /** Of the primary, for what it knows of databases in which nothing happens. */
  emptyMemoryGb: number;
  diskGbAYear: number;
  /** Of Ovenbird's own processes. */
  appMemoryGb: number;
  appCores: number;
  /** `chat.update` a minute in one bakery's own workspace: it is the method with the lowest limit of those an order needs. */
  slackUpdatesAMinute: number;
}

/** So much of a day's orders comes in its busiest hour. */
const IN_THE_BUSIEST_HOUR = 0.2;

/** A year, but for what goes by itself before. */
const DAYS_KEPT: Readonly<Record<string, number>> = { idempotency_keys: 1, deliveries: 7, events: 90 };
const A_YEAR = 365;

export function loadOf({ bakeries, ordersADay }: Bakeries, measured: Figures): Load {
  const { idleWeb: web, idleWorker: worker, quiet, busy, empty, streamUsPerWrite } = measured;
  const ordersAnHour = ordersADay * IN_THE_BUSIEST_HOUR;
  const ordersASecond = (bakeries * ordersAnHour) / 3_600;
  const commandsPerSecond =
    bakeries * (web.commandsPerSecond + worker.commandsPerSecond) +
    ordersASecond * (quiet.web.commands + quiet.worker.commands);
  const connections = bakeries * (web.connections + worker.connections);
  const changeStreams = bakeries * (web.cursors + worker.cursors);
  const kept = Object.entries(busy.added).map(([name, { diskBytes }]) => diskBytes * (DAYS_KEPT[name] ?? A_YEAR));
  const bytesKept = ordersADay * kept.reduce((sum, bytes) => sum + bytes, 0);
  const idleCores = (bakeries * (web.cpuPerMille + worker.cpuPerMille)) / 1_000;
  return {
    fileDescriptors: bakeries * empty.files + 2 * connections,
    collectionsAndIndexes: bakeries * empty.files,
    connections,
    changeStreams,
    commandsPerSecond,
    commandCores: (commandsPerSecond * busy.mongodUsPerCommand) / 1e6,
    streamCores: (ordersASecond * busy.writes * changeStreams * streamUsPerWrite) / 1e6,
    emptyMemoryGb: (bakeries * empty.memoryKb) / 2 ** 20,
    diskGbAYear: (bakeries * (empty.diskKb * 1_024 + bytesKept)) / 1e9,
    appMemoryGb: (bakeries * (busy.rssMb.web + busy.rssMb.worker)) / 1_000,
    appCores: idleCores + (ordersASecond * (busy.cpuMs.web + busy.cpuMs.worker)) / 1_000,
    slackUpdatesAMinute: (ordersAnHour / 60) * (quiet.slackCalls['chat.update'] ?? 0),
  };
}
