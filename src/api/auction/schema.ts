import { z } from 'zod';
import { type AuctionRecord, auctionRecord, LONGEST_RECORD_ID, MOST_RECORDS } from '../../services/auction/index.ts';

const newRecord = auctionRecord
  .extend({
    record_id: auctionRecord.shape.record_id.meta({
      description: 'One line.',
      // The pattern itself is more than many a reader of the document can make use of.
      override: { type: 'string', maxLength: LONGEST_RECORD_ID, pattern: '\\S' },
    }),
  })
  .meta({ id: 'NewAuctionRecord' });

/** Records by the specification's names: one that is wrong is named by its place, `3.parameter_2`. */
export const newRecords = z.array(newRecord).min(1).max(MOST_RECORDS).meta({ id: 'NewAuctionRecords' });

export const recordId = z.strictObject({
  record_id: z
    .string()
    .min(1)
    .max(LONGEST_RECORD_ID)
    .meta({ description: 'Of the record.', example: 'oven-7:2026-11-21T09' }),
});

export const intake = z
  .strictObject({
    added: z.int().meta({ description: 'How many are new.' }),
    repeated: z.int().meta({ description: 'How many were known already, saying the same.' }),
  })
  .meta({ id: 'AuctionIntake' });

export const record = z
  .strictObject({
    record_id: z.string(),
    parameter_1: z.string(),
    parameter_2: z.number(),
    state: z.enum(['waiting', 'submitted', 'accepted', 'rejected']).meta({
      description: '`waiting` for a run, `submitted` by one, or what the platform said of its order.',
    }),
    received_at: z.iso.datetime(),
    expires_at: z.iso.datetime().meta({ description: 'It is gone then.' }),
    run: z.string().optional().meta({ description: 'The run that took it.' }),
    object: z.string().optional().meta({ description: 'Where its result lies, once it was accepted and written.' }),
    error: z
      .strictObject({ code: z.string(), message: z.string() })
      .optional()
      .meta({ description: 'Why its order came to nothing.' }),
  })
  .meta({ id: 'AuctionRecord' });

export function showRecord({ receivedAt, expiresAt, ...rest }: AuctionRecord): z.output<typeof record> {
  const { record_id, parameter_1, parameter_2, state, run, object, error } = rest;
  return {
    ...{ record_id, parameter_1, parameter_2, state },
    received_at: receivedAt.toISOString(),
    expires_at: expiresAt.toISOString(),
    ...{ run, object },
    error: error && { code: error.code, message: error.message },
  };
}

/** `records.3.record_id` -> `3.record_id`: the body is the list itself. */
export const fieldOf = (path: string) => path.replace(/^records\.?/, '');

export const ovenSeven = { record_id: 'oven-7:2026-11-21T09', parameter_1: 'baking', parameter_2: 12.5 };
