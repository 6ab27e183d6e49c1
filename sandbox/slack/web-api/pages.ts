import type { Arguments } from './arguments.ts';
import { ApiError } from './error.ts';

/**
 * Cuts one page out of a list, by Slack's cursors. https://docs.slack.dev/apis/web-api/pagination
 * @throws ApiError `invalid_limit`, `invalid_cursor`
 */
export function page<T>(
  items: readonly T[],
  args: Arguments,
  { usual, most }: { usual: number; most: number },
): { items: T[]; response_metadata: { next_cursor: string } } {
  const limit = Number(args.text('limit') ?? usual);
  if (!Number.isInteger(limit) || limit < 0 || limit > most) throw new ApiError('invalid_limit');
  const from = startOf(args.text('cursor'));
  const to = from + (limit || usual);
  const next_cursor = to < items.length ? Buffer.from(`offset:${to}`).toString('base64') : '';
  return { items: items.slice(from, to), response_metadata: { next_cursor } };
}

function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [, offset] = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  if (offset === undefined) throw new ApiError('invalid_cursor');
  return Number(offset);
}
