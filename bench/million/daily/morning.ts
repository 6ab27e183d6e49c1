/** What the worker is asked. */
export interface Morning {
  /** When it was due, as an ISO instant. */
  due: string;
}

/** What it answers when the ticket is open. */
export interface Opened {
  seconds: number;
  /** How many orders it is for. */
  orders: number;
  /** The most memory that the process ever held. */
  megabytes: number;
}
