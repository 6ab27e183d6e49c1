import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { SeenMessage } from '../live/slack.ts';

/** Whoever has scrolled up further than this reads something older, and is left there. */
const NEAR_END_PX = 160;

/**
 * Keeps the end of a list of messages in sight, also when the list becomes smaller. Whoever reads something older is left
 * there, until the latest message is their own, or an answer to them alone.
 *
 * @returns the list's box, and what to do when it was scrolled
 */
export function useEndInSight(messages: readonly SeenMessage[] | undefined, me: string) {
  const box: RefObject<HTMLDivElement | null> = useRef(null);
  const wasNearEnd = useRef(true);
  const shown = useRef<string>(undefined);

  useLayoutEffect(() => {
    const latest = messages?.at(-1);
    if (!latest) return;
    const isNew = latest.ts !== shown.current;
    shown.current = latest.ts;
    if (wasNearEnd.current || (isNew && (latest.ephemeral || latest.user === me))) toEnd(box.current);
  }, [messages, me]);
  useEffect(() => {
    const observer = new ResizeObserver(() => wasNearEnd.current && toEnd(box.current));
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    wasNearEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  };
  return { box, onScroll };
}

function toEnd(box: HTMLElement | null): void {
  box?.scrollTo({ top: box.scrollHeight });
}
