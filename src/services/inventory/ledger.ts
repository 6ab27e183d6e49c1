import type { Document } from 'mongodb';
import type { Audited } from './row.ts';

/** A part of the ledger, by ingredient and time. */
export interface LedgerPart {
  /** The ingredient to begin with. */
  from: string;
  /** The movement of that ingredient to begin behind. */
  behind?: Pick<Audited, 'at' | 'id'>;
  /** How many movements are looked at. */
  limit: number;
}

/** What a part of the ledger comes to for one ingredient; `at` and `id` are of the last movement in it. */
export interface LedgerSum extends Audited {
  /** The ingredient. */
  _id: string;
  /** How many movements, those included that are not folded yet. */
  movements: number;
}

/** The pipeline over the movements that adds up the folded ones. @returns {@link LedgerSum}, in the order of the ingredients */
export function sumsOf({ from, behind, limit }: LedgerPart): Document[] {
  return [
    { $match: behind ? laterThan(from, behind) : { ingredient: { $gte: from } } },
    { $sort: { ingredient: 1, at: 1, _id: 1 } },
    { $limit: limit },
    {
      $group: {
        _id: '$ingredient',
        movements: { $sum: 1 },
        onHand: ofFolded({ $ifNull: ['$applied', '$onHand'] }),
        reserved: ofFolded('$reserved'),
        incoming: ofFolded('$incoming'),
        at: { $last: '$at' },
        id: { $last: '$_id' },
      },
    },
    { $sort: { _id: 1 } },
  ];
}

const ofFolded = (amount: Document | string) => ({ $sum: { $cond: ['$folded', amount, 0] } });

/** Three ranges of one index. */
function laterThan(ingredient: string, { at, id }: Pick<Audited, 'at' | 'id'>): Document {
  const later = [
    { ingredient, at, _id: { $gt: id } },
    { ingredient, at: { $gt: at } },
  ];
  return { $or: [...later, { ingredient: { $gt: ingredient } }] };
}
