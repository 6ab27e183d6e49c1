import type { OrderResult, ResultArchive } from '../../../src/services/auction/index.ts';

/** An archive in memory, which counts how often each object was really written. */
export function createFakeArchive() {
  const objects = new Map<string, OrderResult>();
  const written: string[] = [];
  /** What the next calls fail with, by the record they are about. */
  const failing = new Map<string, Error>();

  const archive: ResultArchive = {
    async keep(key, result) {
      const failure = failing.get(result.record_id);
      if (failing.delete(result.record_id) && failure) throw failure;
      if (objects.has(key)) return;
      objects.set(key, result);
      written.push(key);
    },
  };
  return { archive, objects, written, failing };
}
