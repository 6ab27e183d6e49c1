import { setTimeout } from 'node:timers/promises';
import { addEventHandler } from 'jest-circus';

type Work = () => unknown;

/** What a test or a hook may take that says nothing itself, in ms: on a slow machine too. */
const LIMIT_MS = 90_000;

/** The runner waits for ever; a test that hangs is to fail, with its name. */
addEventHandler((event, { currentDescribeBlock: block }) => {
  if (event.name === 'add_test') limit(block.children.at(-1), event.timeout);
  if (event.name === 'add_hook') limit(block.hooks.at(-1), event.timeout);
});

function limit(added: object | undefined, timeout = LIMIT_MS): void {
  if (!added || !('fn' in added) || typeof added.fn !== 'function') return;
  const work = added.fn as Work;
  added.fn = () => inTime(work, timeout);
}

async function inTime(work: Work, timeout: number): Promise<void> {
  const over = new AbortController();
  const late = setTimeout(timeout, undefined, { signal: over.signal }).then(() => {
    throw new Error(`took more than ${timeout} ms`);
  });
  try {
    await Promise.race([work(), late]);
  } finally {
    over.abort();
    await late.catch(() => undefined);
  }
}
