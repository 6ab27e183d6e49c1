import { useSyncExternalStore } from 'react';

export const OUTSIDE_TABS = ['jira', 'mail', 'drive', 'github', 'auction', 'queue'] as const;
export type OutsideTab = (typeof OUTSIDE_TABS)[number];

/** Where somebody is in the page; it stands in the address, so that it can be linked to and gone back to. */
export interface Place {
  /** Who they are, by user id; empty: nobody chosen yet. */
  as: string;
  /** A channel's id, `dm` for the app's messages, `home` for its Home. */
  in: string;
  beside: OutsideTab;
  /** The ticket that lies open. */
  ticket: string;
  /** What fills a phone's screen. */
  pane: 'list' | 'chat' | 'outside';
}

const start: Place = { as: '', in: 'C0GENERAL', beside: 'jira', ticket: '', pane: 'chat' };
const listeners = new Set<() => void>();
let known: { search: string; place: Place } | undefined;

/** Where the address says that one is. */
export function currentPlace(): Place {
  const { search } = window.location;
  if (known?.search !== search)
    known = { search, place: { ...start, ...Object.fromEntries(new URLSearchParams(search)) } };
  return known.place;
}

/** Goes somewhere else; what is not named stays. */
export function go(where: Partial<Place>): void {
  const place = { ...currentPlace(), ...where };
  const differing = Object.entries(place).filter(([key, value]) => value !== start[key as keyof Place]);
  const search = new URLSearchParams(differing).toString();
  if (`?${search}` === window.location.search || (search === '' && window.location.search === '')) return;
  window.history.pushState(null, '', `?${search}`);
  for (const listener of listeners) listener();
}

export function usePlace(): Place {
  return useSyncExternalStore(subscribe, currentPlace);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}
