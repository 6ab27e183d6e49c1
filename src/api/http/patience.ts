import { inTime } from '../../platform/in-time.ts';
import { booksUnavailable, HttpRefusal } from './refusal.ts';

/** A frozen MongoDB holds an open connection for as long as the driver waits for it: whoever asks is told before. */
const READING_MS = 5_000;

/**
 * What is read from the books, if it comes in time. For what changes nothing alone: given up, it leaves nothing in doubt.
 *
 * @throws HttpRefusal 503 `books_unavailable`
 */
export async function readInTime<T>(reading: Promise<T>, milliseconds = READING_MS): Promise<T> {
  const read = await inTime(reading, milliseconds);
  if (!read) throw new HttpRefusal(booksUnavailable);
  return read.result;
}
