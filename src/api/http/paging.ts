import { z } from 'zod';
import { jsonIn } from '../../platform/json.ts';

const MOST = 100;
const USUAL = 20;

/**
 * The query of a list: `limit`, and `cursor` from the page before.
 *
 * @param place what a list goes on from; a cursor is it in writing, and means nothing to anybody else
 * @param filters what else can be asked for
 */
export function pageQuery<Place extends z.ZodType, Filters extends z.ZodRawShape>(place: Place, filters: Filters) {
  return z.strictObject({
    ...filters,
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(MOST)
      .default(USUAL)
      .meta({ description: 'How many at most.', override: { type: 'integer' } }),
    cursor: z
      .string()
      .max(1_000)
      .transform((text, { addIssue }): z.output<Place> => {
        const { success, data } = place.safeParse(jsonIn(Buffer.from(text, 'base64url').toString('utf8')));
        if (success) return data;
        addIssue('This is no cursor of this list: take the `next` of its page before.');
        return z.NEVER;
      })
      .optional()
      .meta({ description: 'The `next` of the page before; left out for the first page.' }),
  });
}

/** A page of a list, in the document. @param id its name there */
export function pageOf<Item extends z.ZodType>(item: Item, id: string) {
  return z
    .strictObject({
      items: z.array(item),
      next: z.string().nullable().meta({ description: 'The `cursor` of the next page; null on the last.' }),
    })
    .meta({ id });
}

interface Found<T, Item> {
  /** One more than were asked for, where there are more. */
  found: readonly T[];
  limit: number;
  /** Where the list goes on after this one. */
  placeOf(last: T): unknown;
  show(one: T): Item;
}

/** A page as it is answered. Ask the service for one more than `limit`: then there is a next page. */
export function page<T, Item>({ found, limit, placeOf, show }: Found<T, Item>): { items: Item[]; next: string | null } {
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = found.length > limit && last !== undefined ? cursorOf(placeOf(last)) : null;
  return { items: shown.map(show), next };
}

function cursorOf(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}
