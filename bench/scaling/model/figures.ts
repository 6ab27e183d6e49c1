import { readFileSync } from 'node:fs';
import { z } from 'zod';

const idleProcess = z.object({
  commandsPerSecond: z.number(),
  connections: z.number(),
  cursors: z.number(),
  cpuPerMille: z.number(),
  rssMb: z.number(),
});
const commands = z.object({ commands: z.number(), transactions: z.number() });
const perRole = z.object({ web: z.number(), worker: z.number() });

/** What was measured, as far as the model needs it: `node bench/scaling/measure/main.ts` writes it. */
const figures = z.object({
  measuredAt: z.iso.date(),
  machine: z.string(),
  idleWeb: idleProcess,
  idleWorker: idleProcess,
  quiet: z.object({
    web: commands,
    worker: commands,
    events: z.number(),
    told: z.number(),
    deliveries: z.number(),
    slackCalls: z.record(z.string(), z.number()),
  }),
  busy: z.object({
    cpuMs: perRole.extend({ mongod: z.number() }),
    mongodUsPerCommand: z.number(),
    writes: z.number(),
    rssMb: perRole,
    added: z.record(z.string(), z.object({ documents: z.number(), bytes: z.number(), diskBytes: z.number() })),
  }),
  streamUsPerWrite: z.number(),
  empty: z.object({ files: z.number(), diskKb: z.number(), memoryKb: z.number() }),
});

export type Figures = z.infer<typeof figures>;

/** @throws ZodError when the file is of another version */
export function readFigures(): Figures {
  return figures.parse(JSON.parse(readFileSync(new URL('../figures.json', import.meta.url), 'utf8')));
}
