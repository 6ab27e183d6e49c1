import type { Content } from '../messages/store.ts';
import { openIm } from '../state/lookup.ts';
import { issueResponseUrl } from '../to-app/response-urls.ts';
import type { Workspace } from '../workspace.ts';
import { sendCommand } from './command.ts';

/** What the app answered; null where nothing came in time. */
export interface Aside {
  answer: Content | null;
  /** Slack's code, where the app could not be asked. */
  error?: string;
}

/**
 * Asks the app by a slash command as a person does, and hands the answer to whoever asks here: nobody's conversation shows
 * it. So the page can say how the bakery's work stands without filling a channel.
 */
export async function ask(
  workspace: Workspace,
  user: string,
  { command, text }: { command: string; text: string },
): Promise<Aside> {
  const { asides, state, timings } = workspace;
  const channel = openIm(state, user);
  const responseUrl = issueResponseUrl(workspace, { user, channel: channel.id });
  const id = responseUrl.slice(responseUrl.lastIndexOf('/') + 1);
  const { promise, resolve } = Promise.withResolvers<Content | null>();
  asides.set(id, resolve);
  try {
    const { error } = await sendCommand(workspace, user, { command, text, channel, responseUrl });
    if (error) return { answer: null, error };
    const patience = setTimeout(() => resolve(null), timings.ackMs);
    const answer = await promise;
    clearTimeout(patience);
    return { answer };
  } finally {
    asides.delete(id);
  }
}
