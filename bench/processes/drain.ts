/** What both sides of the drain are told and say. */
export interface Drain {
  deliveries: number;
}

export interface Drained {
  seconds: number;
}

export const REACTION = 'do-nothing';

/** As much at once as a worker does in the books. */
export const CONCURRENCY = 8;
