import { useRef, useState } from 'react';
import type { Choice } from './choices.ts';

export type SearchState = 'idle' | 'too-short' | 'searching' | 'done';

/** Searches as somebody types; of several answers under way the one to the last question counts. */
export function useSearch(search: ((text: string) => Promise<Choice[]>) | undefined, shortest: number) {
  const [found, setFound] = useState<Choice[]>([]);
  const [state, setState] = useState<SearchState>('idle');
  const latest = useRef('');
  const look = async (text: string): Promise<void> => {
    latest.current = text;
    if (!search) return;
    if (text.length < shortest) {
      setFound([]);
      setState('too-short');
      return;
    }
    setState('searching');
    const answer = await search(text);
    if (latest.current !== text) return;
    setFound(answer);
    setState('done');
  };
  return { found, state, look, latest };
}
