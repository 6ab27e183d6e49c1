/** What both sides say when they have noticed a delivery. */
export interface Noticed {
  /** Nanoseconds of the machine's monotonic clock, which all its processes share. */
  at: string;
}
