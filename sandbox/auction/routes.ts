import type { EmulatorContext } from 'emulate';
import { z } from 'zod';
import { AuctionError } from './errors.ts';
import type { House } from './house.ts';
import { type AuctionSettings, type AuctionState, batchInput, VERDICTS } from './state.ts';

export interface RouteOptions {
  app: EmulatorContext<AuctionState>['app'];
  house: House;
  settings: AuctionSettings;
}

/** A batch, as whoever runs the platform sees it. */
export interface SeenBatch {
  id: string;
  receivedAt: string;
  /** Whether the platform tells its results already. */
  decided: boolean;
  orders: Array<{ record_id: string; parameter_1: string; parameter_2: number; verdict: string }>;
}

const settingsChange = z.strictObject({
  answers: z.enum([...VERDICTS, 'random']).optional(),
  resultsAfterMs: z.int().nonnegative().optional(),
  named: z.boolean().optional(),
});

/** The platform as Ovenbird calls it. */
export function platformRoutes({ app, house, settings }: RouteOptions): void {
  app.post('/batches', async (call) => {
    const { id } = house.take(parsed(batchInput, await call.req.json()));
    return call.json({ id }, 202);
  });

  app.get('/batches/:id', (call) => {
    const batch = house.find(call.req.param('id'));
    if (batch === undefined) throw new AuctionError(404, 'There is no such batch');
    if (!house.isDecided(batch)) return call.json({ results: false });
    const answer = (record_id: string) => (settings.named ? { record_id } : {});
    const orders = batch.orders.map(({ record_id, verdict: order }) => ({ ...answer(record_id), order }));
    return call.json({ results: true, orders });
  });
}

/** What those see who run the platform, and what they decide. */
export function controlRoutes({ app, house, settings }: RouteOptions): void {
  app.get('/control/batches', (call) => {
    const seen: SeenBatch[] = house.batches().map((batch) => ({ ...batch, decided: house.isDecided(batch) }));
    return call.json(seen);
  });
  app.delete('/control/batches', (call) => {
    house.clear();
    return call.json({});
  });
  app.get('/control/settings', (call) => call.json(settings));
  app.patch('/control/settings', async (call) =>
    call.json(Object.assign(settings, parsed(settingsChange, await call.req.json()))),
  );
}

function parsed<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  throw new AuctionError(400, z.prettifyError(error));
}
