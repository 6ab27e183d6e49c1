import { z } from 'zod';
import type { BatchAnswer } from '../../services/auction/index.ts';

/** What the platform says of a batch: `{results: false}`, or `{results: true, orders: [{order: "accepted"}, ...]}`. */
export const batchAnswer = z.discriminatedUnion('results', [
  z.object({ results: z.literal(false) }),
  z.object({
    results: z.literal(true),
    orders: z.array(z.object({ order: z.enum(['accepted', 'rejected']), record_id: z.string().optional() })),
  }),
]) satisfies z.ZodType<BatchAnswer>;
