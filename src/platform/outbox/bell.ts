/** Wakes those who wait, one at a time. A ring that nobody waited for is not lost. */
export interface Bell {
  /** Wakes one who waits; where nobody does, the next who would wait goes on at once. */
  ring(): void;
  /** Wakes everybody, and nobody waits any more. */
  ringForGood(): void;
  /** Whoever looks now sees what it was rung for: a ring that nobody waited for is forgotten. */
  heard(): void;
  /** Resolves when it is rung for this waiter. */
  wait(): Promise<void>;
}

export function createBell(): Bell {
  const waiting: (() => void)[] = [];
  let rung = false;
  let forGood = false;

  return {
    ring() {
      const wake = waiting.shift();
      if (wake) wake();
      else rung = true;
    },
    ringForGood() {
      forGood = true;
      for (const wake of waiting.splice(0)) wake();
    },
    heard() {
      rung = false;
    },
    async wait() {
      if (!rung && !forGood) await new Promise<void>((resolve) => waiting.push(resolve));
      else rung = false;
    },
  };
}
