import type { Creating } from '../../platform/outbox/index.ts';
import type { Ingredient } from '../catalog/index.ts';
import type { SupplierTicket } from './supplier-desk.ts';

/**
 * What a request came to: it is `collecting` its orders; `covered` needs nothing from a supplier; a ticket is `open`,
 * `received`, `missing` (something, or everything) or `gone`.
 */
export const OUTCOMES = ['collecting', 'covered', 'open', 'received', 'missing', 'gone'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** `all`, or the names of the ingredients that the supplier did not have. */
export type Missing = 'all' | string[];

/** The morning's collecting, as far as a request is part of it. */
export interface Collecting {
  /** When the morning was due: its runs are told apart by it. */
  run: string;
  /** From 1; a run that needs very many ingredients has several requests. */
  part: number;
  /** Only orders placed before this. */
  placedBefore: Date;
}

/** A supplier's word that something is missing, and how far it was acted on. */
export interface Refusal {
  /** The request's version that has it. */
  version: number;
  missing: Missing;
  /** The number of the last order that was seen to. */
  after: number;
  /** All orders were seen to, and the kitchen knows. */
  told: boolean;
}

/**
 * Ingredients to be bought for some orders, by one ticket. Every change of what is bought, or of what came of it, adds 1
 * to its version. Its orders are kept apart (see `RequestedOrder`): there may be very many.
 */
export interface PurchaseRequest {
  _id: string;
  /** The ticket's summary: `Order #21`, `Orders of 2026-11-21`. */
  title: string;
  /** What is to be bought. */
  ingredients: Ingredient[];
  /** The names of all that it ever bought: one that was left out a moment ago may still be in the supplier's mind. */
  names: string[];
  /** How many orders it buys for. */
  orders: number;
  /** When the first of them is due. */
  dueAt: Date;
  version: number;
  outcome: Outcome;
  missing?: Missing;
  collects?: Collecting;
  ticket?: SupplierTicket;
  /** More tickets with our label: from creates whose answer was lost, or given up as gone. Closed when they are seen. */
  duplicates: { ticket: SupplierTicket; closed: boolean }[];
  createdAt: Date;
  /** When the ticket was last seen to be closed; absent while it is open. */
  closedAt?: Date;
  /** The labels on the ticket that name nothing of it; each was commented on. */
  unknownLabels?: string[];
  /** The version that the ticket's table shows. */
  shown?: number;
  /** The ids of the orders that the ticket was linked to, one after the other: each link is a call. */
  linked?: string[];
  /** The oldest version that the ticket may have been opened with: later changes are commented on it. */
  openedFrom?: number;
  /** When the last create was started, and how many there were. */
  startedAt?: Date;
  creates?: number;
  /** Set when the label was searched once more after repeated creates. */
  searchedAgain?: boolean;
  creating?: Creating;
  /** The last refusal that was acted on. */
  refusal?: Refusal;
}

/** A request whose ingredients are still to come, for people. */
export interface OpenRequest extends Pick<PurchaseRequest, 'title' | 'ticket' | 'orders' | 'dueAt'> {
  id: string;
}

/** Some of the requests, the last made first. */
export interface RequestsPage {
  /** Only those that came to this. */
  outcome?: Outcome;
  /** The last one already seen. */
  after?: { createdAt: Date; id: string };
  limit: number;
}

/** True while orders may join the request, or leave it. */
export function isOpen({ outcome }: Pick<PurchaseRequest, 'outcome'>): boolean {
  return outcome === 'open' || outcome === 'collecting';
}

/** True when there is nothing to ask a supplier for (yet). */
export function needsNoTicket({ ingredients, outcome }: Pick<PurchaseRequest, 'ingredients' | 'outcome'>): boolean {
  return ingredients.length === 0 || outcome === 'collecting';
}

/** What the stock's books hold for a request as it is: what is still to come, and what has come. */
export function holdingsOf({ ingredients, outcome, missing }: PurchaseRequest) {
  const has = ({ name }: Ingredient) => missing !== 'all' && !missing?.includes(name);
  switch (outcome) {
    case 'collecting':
    case 'open':
      return { incoming: ingredients, received: [] };
    case 'received':
      return { incoming: [], received: ingredients };
    case 'missing':
      return { incoming: [], received: ingredients.filter(has) };
    default:
      return { incoming: [], received: [] };
  }
}
