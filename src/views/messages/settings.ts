import type { OfferedKind } from '../../services/assistance/index.ts';
import type { BakerySettings, ChannelUse, Topic } from '../../services/settings/index.ts';
import { type Message, MOST_SECTIONS, section, sectionsOf } from '../blocks.ts';
import { short } from '../escape.ts';
import { placeText } from './question.ts';

const USES: Readonly<Record<ChannelUse, string>> = {
  kitchenChannel: 'orders and the bake sheet',
  alertsChannel: 'alerts',
  teamChannel: 'questions for the team',
};

/** What a channel reads when a manager tries it. */
export function channelTest(use: ChannelUse, by: string): Message {
  const text = `:wave: A test by ${short(by)}: this is where ${USES[use]} would come.`;
  return { text, blocks: [section(text)] };
}

/** How the bakery works from now on. */
export function settingsSaved(settings: BakerySettings): Message {
  const { kitchenChannel, alertsChannel, teamChannel, morning, zone, leadTimeHours, procurement } = settings;
  const text = 'Saved.';
  const lines = [
    kitchenChannel ? `Each order has its card in <#${kitchenChannel.id}>.` : 'No channel shows the orders now.',
    alertsChannel ? `Alerts come in <#${alertsChannel.id}>.` : 'Alerts come to the managers as direct messages.',
    teamChannel
      ? `Questions for the team come in <#${teamChannel.id}>.`
      : 'Questions for the team come to the managers as direct messages.',
    `The morning begins at ${short(morning.time)} in ${short(morning.zone)}; the bakery’s own times are in ${short(zone)}.`,
    `An order is due ${leadTimeHours} hours after it was placed, where nobody says when.`,
    procurement === 'daily' ? 'One ticket is made each morning.' : 'Each order gets a ticket of its own.',
  ];
  return { text, blocks: [section(`:white_check_mark: ${text}\n${lines.join('\n')}`)] };
}

/** What people can ask about from now on. */
export function topicsSaved(topics: readonly Topic[], kinds: readonly OfferedKind[]): Message {
  const usual = (name: string) => kinds.find((kind) => kind.name === name)?.usual ?? 'the managers';
  const place = ({ kind, target }: Topic) => (target ? placeText({ target }) : usual(kind));
  const lines = topics.map((topic) => `• *${short(topic.name)}*: ${place(topic)}`);
  const text = 'Saved.';
  return { text, blocks: [section(`:white_check_mark: ${text}`), ...sectionsOf(lines, MOST_SECTIONS).blocks] };
}
