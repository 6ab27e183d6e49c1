import { bakery } from '../state/bakery.ts';
import type { Ephemeral, ResponseUrl } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { type Content, compose, findMessage, remove, replace } from './store.ts';

/** The message that somebody acted upon, as its response_url may change it. */
export interface Original {
  remove(): void;
  replace(content: Content): void;
}

/** The message of a response_url: the app's own in the channel, else one that only this person sees. */
export function originalOf(
  workspace: Workspace,
  target: Pick<ResponseUrl, 'user' | 'channel' | 'ts'>,
): Original | null {
  const { user, channel, ts } = target;
  if (ts === undefined) return null;
  const isTheApps = findMessage(workspace, channel, ts)?.bot_id === bakery.app.botId;
  return isTheApps ? posted(workspace, channel, ts) : whispered(workspace, user, ts);
}

function posted(workspace: Workspace, channel: string, ts: string): Original {
  return {
    remove: () => remove(workspace, channel, ts),
    replace: (content) => {
      replace(workspace, channel, { ...compose(workspace, content), ts });
    },
  };
}

function whispered(workspace: Workspace, user: string, ts: string): Original {
  const { state, changes } = workspace;
  const isIt = ({ to, message }: Ephemeral) => to === user && message.ts === ts;
  const become = (ephemerals: Ephemeral[]) => {
    state.ephemerals = ephemerals;
    changes.publish({ kind: 'ephemeral', user });
  };
  return {
    remove: () => become(state.ephemerals.filter((each) => !isIt(each))),
    replace: (content) => {
      const message = { ...compose(workspace, content), ts };
      become(state.ephemerals.map((each) => (isIt(each) ? { ...each, message } : each)));
    },
  };
}
