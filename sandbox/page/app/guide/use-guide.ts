import { useState } from 'react';
import { attempt } from '../notices/own-notices.ts';
import { go } from '../state/place.ts';
import { type Step, type Story, steps } from './steps.ts';

interface Progress {
  /** So many steps are done. */
  done: number;
  closed: boolean;
  story: Story;
}

const KEY = 'ovenbird-guide';
const untouched: Progress = { done: 0, closed: false, story: { order: '', ticket: '' } };

/** Where a visitor is in the guide; this browser remembers it. */
export function useGuide() {
  const [progress, setProgress] = useState(recall);
  const [busy, setBusy] = useState(false);
  const become = (next: Progress) => {
    localStorage.setItem(KEY, JSON.stringify(next));
    setProgress(next);
  };
  const { done, closed, story } = progress;
  return {
    done,
    closed,
    busy,
    next: steps[done],
    last: done > 0 ? steps[done - 1] : undefined,
    run: async (step: Step) => {
      setBusy(true);
      await attempt(async () => {
        const result = await step.run(story);
        become({ done: done + 1, closed: false, story: result.story });
        go(result.place);
      });
      setBusy(false);
    },
    close: () => become({ ...progress, closed: true }),
    again: () => become(untouched),
  };
}

function recall(): Progress {
  try {
    return { ...untouched, ...JSON.parse(localStorage.getItem(KEY) ?? '{}') };
  } catch {
    return untouched;
  }
}
