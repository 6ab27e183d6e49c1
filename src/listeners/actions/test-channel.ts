import type { ModalView } from '@slack/types';
import { requireManager } from '../../services/principal.ts';
import { CHANNELS } from '../../services/settings/index.ts';
import { channelTest } from '../../views/messages/settings.ts';
import { settingsForm, settingsFormView } from '../../views/modals/settings-form.ts';
import { attempt, type Edge, type Touched } from '../answering/index.ts';
import { createJoin } from '../channels.ts';
import type { ListenerDependencies, Saying } from '../dependencies.ts';
import { shownVersion } from '../forms/settings-form.ts';
import { conversationIn } from '../forms/values.ts';
import { outdatedButton } from './outdated-button.ts';

const SAY_MS = 8_000;

const SAYINGS: Readonly<Record<Saying, string>> = {
  said: 'Sent: it should be there now. Save to keep this channel.',
  closed: 'I may not post in this channel: please choose another, or let me post there.',
};

/** Says something in the channel that is chosen in the settings form at this moment; what came of it is read in the form. */
export function testChannel({ settings, channels }: Pick<ListenerDependencies, 'settings' | 'channels'>, edge: Edge) {
  const join = createJoin({ channels });

  return async ({ view, value, user }: Touched): Promise<ModalView> => {
    const use = CHANNELS.find((each) => each === value);
    if (!use) throw outdatedButton();
    const outcome = await attempt(edge.log, async () => {
      const by = await edge.principalOf(user);
      requireManager(by, 'test the settings');
      const channel = conversationIn(view, settingsForm.blocks[use], settingsForm.value);
      if (!channel) return 'Choose a channel first.';
      await join(channel, use);
      return SAYINGS[await channels.say(channel, channelTest(use, by.actor.name), AbortSignal.timeout(SAY_MS))];
    });
    const text = outcome.ok ? outcome.result : outcome.problem.text;
    const shown = { ...(await settings.readFresh()), generalVersion: shownVersion(view) };
    return settingsFormView(shown, { use, text });
  };
}
