import { inTime } from '../in-time.ts';

/** A scrape is not to wait for MongoDB for longer. */
const PATIENCE_MS = 2_000;
/** However many ask, and however often. */
const KEEP_MS = 5_000;

/**
 * Reads once for all who ask within a few seconds, one read at a time.
 *
 * @returns a reader that fails when the value is not there in time; then the read goes on, and the next one gets its value
 */
export function createReading<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: { value: T; until: number } | undefined;
  let underWay: Promise<T> | undefined;

  async function readAnew(): Promise<T> {
    try {
      const value = await read();
      kept = { value, until: Date.now() + KEEP_MS };
      return value;
    } finally {
      underWay = undefined;
    }
  }

  return async () => {
    if (kept && Date.now() < kept.until) return kept.value;
    underWay ??= readAnew();
    const inPatience = await inTime(underWay, PATIENCE_MS);
    if (!inPatience) throw new Error(`not read within ${PATIENCE_MS / 1_000} s`);
    return inPatience.result;
  };
}
