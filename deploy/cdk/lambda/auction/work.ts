import type { StepName } from '../../../../src/services/auction/index.ts';

/** A step of a run that is done in one piece. */
export type WholeStep = Exclude<StepName, 'take'>;

/** What the state machine asks of the function. */
export type Work =
  /** Opens the run of this hour. */
  | { work: 'begin' }
  /** Takes the records, of the runs too that go on with what is too much for one. */
  | { work: 'take'; run: string }
  | { work: WholeStep; run: string }
  /** Which orders are to be stored, a page each. */
  | { work: 'pages'; run: string }
  | { work: 'store-page'; run: string; places: number[] }
  /** A step has failed for good. `error` is what Step Functions caught. */
  | { work: 'tell'; run: string; step: StepName; error: { Error: string; Cause: string } };

/** A step is to be asked for again after so many seconds, or something else is due next: nothing where the run ends here. */
export type Answer = { again: true; seconds: number } | { again: false; due: StepName[] };

/** What it is told. */
export type Said =
  | { run: string }
  /** Those that have something to put up. */
  | { runs: { run: string }[] }
  /** The orders' places in the batch. */
  | { pages: number[][] }
  | Answer
  | Record<string, never>;
