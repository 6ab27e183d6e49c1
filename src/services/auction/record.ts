import { z } from 'zod';

/** So many records are handed in at once, and so many the platform takes in a batch. */
export const MOST_RECORDS = 1_000;

const HOUR = 60 * 60 * 1_000;
/** How long a record is kept. */
export const RECORD_LIFE = 24 * HOUR;

export const LONGEST_RECORD_ID = 100;
const LONGEST_TEXT = 1_000;

/** Half a character cannot be kept: MongoDB would make another of it. */
const wholeText = (longest: number) =>
  z
    .string({ error: 'This must be a text.' })
    .max(longest, { error: `This is too long: at most ${longest} characters.` })
    .refine((text) => text.isWellFormed(), { error: 'This text holds half a character.' });

/** What the ovens' meters hand in, named as the auction's specification names it. */
export const auctionRecord = z.strictObject(
  {
    record_id: wholeText(LONGEST_RECORD_ID).regex(/^[^\p{Cc}]*\S[^\p{Cc}]*$/u, {
      error: 'A record needs an id on one line.',
    }),
    parameter_1: wholeText(LONGEST_TEXT),
    parameter_2: z.number({ error: 'This must be a number.' }),
  },
  { error: 'A record has record_id, parameter_1 and parameter_2, and nothing else.' },
);

/** What is handed in at once. */
export const auctionRecords = z.object({
  records: z
    .array(auctionRecord, { error: 'Hand in a list of records.' })
    .min(1, { error: 'Hand in at least one record.' })
    .max(MOST_RECORDS, { error: `Hand in at most ${MOST_RECORDS} records at once.` }),
});

export type NewAuctionRecord = z.output<typeof auctionRecord>;

/** What the platform says of an order. */
export type Verdict = 'accepted' | 'rejected';

/** Why a record came to nothing. */
export interface RecordError {
  /** Documented in docs/errors.md. */
  code: string;
  message: string;
}

/** A record in the books, for a day. */
export interface AuctionRecord extends NewAuctionRecord {
  receivedAt: Date;
  /** It is gone then. */
  expiresAt: Date;
  /** `waiting` for a run, `submitted` by one, or what the platform said. */
  state: 'waiting' | 'submitted' | Verdict;
  /** The run that took it. */
  run?: string;
  /** Where its result lies, once it was accepted and written. */
  object?: string;
  /** Only where it was rejected. */
  error?: RecordError;
}

/** Whether a record says the same as another of the same id. */
export function saysTheSame(one: NewAuctionRecord, other: NewAuctionRecord): boolean {
  return one.parameter_1 === other.parameter_1 && one.parameter_2 === other.parameter_2;
}

/** The record's own fields, without what the books add to them. */
export function fieldsOf({ record_id, parameter_1, parameter_2 }: NewAuctionRecord): NewAuctionRecord {
  return { record_id, parameter_1, parameter_2 };
}
