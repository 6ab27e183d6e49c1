import type { Change } from '../../../slack/changes.ts';
import type { StandInName } from '../../../stand-in.ts';

/** Something in the sandbox changed; `missed`: so may have everything, while the line was cut. */
export type News =
  | ({ service: 'slack' } & Change)
  | { service: Exclude<StandInName, 'slack'> | 'faults' | 'app' }
  | { service: 'missed' };

const listeners = new Set<(news: News) => void>();
let isConnected = false;

/** Hears of every change in the sandbox, over one connection for the whole page. @returns the way to stop listening */
export function onNews(listener: (news: News) => void): () => void {
  listeners.add(listener);
  if (!isConnected) connect();
  isConnected = true;
  return () => listeners.delete(listener);
}

function connect(): void {
  const events = new EventSource('/control/events');
  const tell = (news: News) => {
    for (const listener of listeners) listener(news);
  };
  events.onmessage = ({ data }) => tell(JSON.parse(data));
  // Also when the connection comes back: nobody knows what was said meanwhile.
  events.onopen = () => tell({ service: 'missed' });
}
