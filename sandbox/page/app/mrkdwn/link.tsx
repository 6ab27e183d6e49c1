import type { MouseEvent, ReactNode } from 'react';
import { go } from '../state/place.ts';
import { useWorkspace, type Workspace } from '../state/workspace.ts';

/** A link. One to a message of this workspace leads to the message’s channel, without leaving the page. */
export function Link({ url, children }: { url: string; children: ReactNode }): ReactNode {
  const place = placeOf(url, useWorkspace());
  const stay = (event: MouseEvent) => {
    event.preventDefault();
    go({ in: place, pane: 'chat' });
  };
  return (
    <a href={url} target="_blank" rel="noreferrer" onClick={place ? stay : undefined}>
      {children}
    </a>
  );
}

/** Where a message's address leads to in this page; undefined for any other address. */
function placeOf(url: string, { portrait: { team, channels } }: Workspace): string | undefined {
  const [, domain, id] = /^https:\/\/([\w-]+)\.slack\.com\/archives\/(\w+)\/p\d+/.exec(url) ?? [];
  const channel = domain === team.domain ? channels.find((each) => each.id === id) : undefined;
  return channel?.kind === 'im' ? 'dm' : channel?.id;
}
