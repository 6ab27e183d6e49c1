import type { Lanes } from './lanes.ts';

/** Less than what a pool lets pass before it looks for what a lane held up: it must see that the lane is open. */
const KNOWN_FOR_MS = 50;

/**
 * The same lanes, whose closed ones are read once for all who claim within a moment. What another process closed meanwhile
 * stops nothing that an adapter would not stop: it asks for its lane itself before it calls.
 */
export function readOnceInAWhile(lanes: Lanes): Lanes {
  let reading: { closed: Promise<string[]>; at: number } | undefined;
  return {
    ...lanes,
    async pause(lane, milliseconds) {
      await lanes.pause(lane, milliseconds);
      reading = undefined;
    },
    async open(lane) {
      await lanes.open(lane);
      reading = undefined;
    },
    paused() {
      const now = performance.now();
      if (!reading || now - reading.at > KNOWN_FOR_MS) reading = { closed: lanes.paused(), at: now };
      return reading.closed;
    },
  };
}
