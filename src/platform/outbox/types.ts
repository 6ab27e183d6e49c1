import type { Logger } from 'pino';
import type { Actor } from '../actor.ts';

/** What an event is about: an order, a purchase request, an employee... */
export interface Subject {
  kind: string;
  id: string;
}

/** Something that happened, as a service tells it. */
export interface NewEvent<Type extends string = string, Data extends object = object> {
  type: Type;
  subject: Subject;
  /** The subject's version after it happened, where the subject has one. */
  version?: number;
  actor?: Actor;
  /** How things were then; what a later reader cannot find in the books any more. */
  data: Data;
  /** Given only where the event itself must be unique, as the clock's are. */
  id?: string;
}

/** Something that happened, as the books keep it: immutable, for 90 days, save that somebody’s name may be taken out. */
export interface DomainEvent<Type extends string = string, Data extends object = Record<string, unknown>> {
  _id: string;
  type: Type;
  subject: Subject;
  version?: number;
  actor?: Actor;
  data: Data;
  requestId: string;
  /** The W3C `traceparent` of the work that it happened in, where that was traced. */
  trace?: string;
  at: Date;
}

export type DeliveryState = 'waiting' | 'running' | 'done' | 'off' | 'dead';

/** One reaction to one event: committed with the state that the event tells of. */
export interface Delivery {
  /** `<event>:<reaction>`: there is one of each, whoever writes it. */
  _id: string;
  event: string;
  reaction: string;
  /** What it writes, by `_id`: `card:<order>`. One run at a time for each reaction and target. */
  target: string;
  state: DeliveryState;
  dueAt: Date;
  /** Counts claims. It is the fence: whoever marks a delivery must still hold its attempt. */
  attempt: number;
  /** Transient failures so far; they set the backoff. */
  failures: number;
  /** Failures that nobody classified: our bugs. They end in `dead`. */
  faults: number;
  /** Leases lost in a row: perhaps this delivery kills its worker. */
  lostLeases: number;
  leaseUntil?: Date;
  /** What somebody was told to have happened to it. */
  told?: 'dead' | 'suspect';
  /** The lane that was closed when it was last tried. */
  lane?: string;
  error?: { code: string; message: string; at: Date };
  /** Its event's, as is the trace. */
  requestId: string;
  trace?: string;
  createdAt: Date;
  settledAt?: Date;
  expireAt?: Date;
}

/** What a run of a reaction is given besides the services. */
export interface Run {
  /** Aborted after 20 s and when the process must end: pass it down to every HTTP call. */
  signal: AbortSignal;
  log: Logger;
}

/** A row of the table: event -> what happens. */
export interface Reaction<Services> {
  /** The types of the events it reacts to. */
  on: readonly string[];
  /** The system it writes to; `books` is MongoDB alone, which is always there. */
  through: string;
  /** What it writes, as `<kind>:<id>`; null where this event asks nothing of it. */
  target(event: DomainEvent): string | null;
  /** Makes the outside equal the books as they are now. `id` is the target's, without its kind. */
  run(services: Services, id: string, run: Run): Promise<void>;
}

/** Reactions by name. The name is written into every delivery: it is not changed. */
export type Reactions<Services> = Readonly<Record<string, Reaction<Services>>>;

/** The part of the table that a writer needs. */
export type Routes = Readonly<Record<string, Pick<Reaction<never>, 'on' | 'target'>>>;

/** A system that reactions write to, as configured in this process. */
export interface Integration {
  configured: boolean;
  /** How many runs at once in one process: one slow service holds up nobody else. */
  concurrency: number;
}
