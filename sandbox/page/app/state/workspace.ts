import { createContext, useContext } from 'react';
import type { Person, Portrait } from '../live/slack.ts';

/** The workspace as the person sees it who sits before the page. */
export interface Workspace {
  portrait: Portrait;
  me: Person;
}

const Context = createContext<Workspace | null>(null);

export const WorkspaceProvider = Context.Provider;

/** @throws outside a workspace */
export function useWorkspace(): Workspace {
  const workspace = useContext(Context);
  if (!workspace) throw new Error('There is no workspace around this');
  return workspace;
}

/** A person's name as it is shown; their id where nobody knows them. */
export function nameOf({ people }: Pick<Portrait, 'people'>, id: string): string {
  const person = people.find((each) => each.id === id);
  return person?.displayName || person?.realName || id;
}
