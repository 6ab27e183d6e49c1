export { type Auction, type AuctionDependencies, createAuction } from './auction.ts';
export type { AuctionPlatform, Batch, BatchAnswer, OrderAnswer } from './auction-platform.ts';
export type { Intake } from './intake.ts';
export { type AuctionMachine, createAuctionMachine } from './machine.ts';
export type { AuctionNote, AuctionNotes } from './notes.ts';
export { auctionOrderCollection } from './order-store.ts';
export {
  type AuctionRecord,
  auctionRecord,
  LONGEST_RECORD_ID,
  MOST_RECORDS,
  type NewAuctionRecord,
  type Verdict,
} from './record.ts';
export { auctionRecordCollection } from './record-store.ts';
export type { OrderResult, ResultArchive } from './result-archive.ts';
export type { AuctionRun, RunState, StepName } from './run.ts';
export { auctionRunCollection } from './run-store.ts';
export type { StepDependencies } from './steps/index.ts';
export type { Step } from './steps/step.ts';
