import { randomUUID } from 'node:crypto';
import type { ClientSession, Db } from 'mongodb';
import { type CollectionDefinition, collectionOf } from '../../platform/mongo/index.ts';
import type { Creating } from '../../platform/outbox/index.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { SupplierTicket } from './supplier-desk.ts';
import type { Remark } from './ticket-comments.ts';

/** A remark of ours, to be written under a ticket once. */
export interface TicketComment {
  /** The comment carries it, so that it can be found again. */
  _id: string;
  request: string;
  /** Unique within the request: the same thing is said once. */
  about: string;
  remark: Remark;
  /** The request's version that it tells of: a ticket opened with that version needs no remark. */
  change?: number;
  /** The ticket that it is about; absent where that is whichever the request has. */
  on?: SupplierTicket;
  createdAt: Date;
  postedAt?: Date;
  creating?: Creating;
  creates?: number;
}

export const ticketCommentCollection: CollectionDefinition<TicketComment> = {
  name: 'ticket_comments',
  indexes: [{ keys: { request: 1, about: 1 }, options: { name: 'request_about', unique: true } }],
};

export type NewRemark = Pick<TicketComment, 'about' | 'remark' | 'change' | 'on'>;

export function createRemarks(db: Db) {
  const comments = collectionOf(db, ticketCommentCollection);

  return {
    collection: comments,

    /** Notes remarks for later; one that was noted before is left as it is. @returns true when one is new */
    async note(
      request: PurchaseRequest,
      remarks: readonly NewRemark[],
      now: Date,
      session: ClientSession,
    ): Promise<boolean> {
      let news = false;
      for (const { about, ...remark } of remarks) {
        const { upsertedCount } = await comments.updateOne(
          { request: request._id, about },
          { $setOnInsert: { _id: randomUUID(), createdAt: now, ...remark } },
          { upsert: true, session },
        );
        news ||= upsertedCount > 0;
      }
      return news;
    },

    /** What is to be written, oldest first. Changes up to the version that the ticket was opened with are no news to it. */
    unposted: (request: string, openedFrom: number) =>
      comments
        .find({
          request,
          postedAt: { $exists: false },
          $or: [{ change: { $exists: false } }, { change: { $gt: openedFrom } }],
        })
        .sort({ createdAt: 1, change: 1 })
        .toArray(),

    async drop(id: string): Promise<void> {
      await comments.deleteOne({ _id: id });
    },
  };
}

export type Remarks = ReturnType<typeof createRemarks>;
