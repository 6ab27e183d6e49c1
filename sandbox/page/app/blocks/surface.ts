import { createContext, useContext } from 'react';
import type { Json } from '../live/slack.ts';
import type { Deed } from '../state/deeds.ts';

/** What blocks stand on: a message, a modal or Home. Elements speak to the workspace through it. */
export interface Surface {
  kind: 'message' | 'modal' | 'home';
  /** What an element holds, as the workspace knows it. */
  valueOf(blockId: string, actionId: string): Json | undefined;
  /** What is wrong with a field, by its block. */
  errorOf(blockId: string): string | undefined;
  /** Nothing here can be acted upon, at least for now. */
  frozen: boolean;
  /** Presses, chooses or types. Resolves when the app has answered. */
  act(element: Pointer, deed?: Deed): Promise<void>;
  /** What an external select offers for a text. */
  search(element: Pointer, text: string): Promise<Json[]>;
}

export interface Pointer {
  blockId: string;
  actionId: string;
}

const Context = createContext<Surface | null>(null);

export const SurfaceProvider = Context.Provider;

/** @throws outside a surface */
export function useSurface(): Surface {
  const surface = useContext(Context);
  if (!surface) throw new Error('There is no surface around this');
  return surface;
}
