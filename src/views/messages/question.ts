import type { KnownBlock } from '@slack/types';
import type { AssistanceRequest, Destination, Question } from '../../services/assistance/index.ts';
import type { TopicTarget } from '../../services/settings/index.ts';
import { context, type Message, plain, section } from '../blocks.ts';
import { short } from '../escape.ts';

const LONGEST_TEXT = 3_000;

/** A question as its channel, or a manager, reads it. */
export function questionMessage(question: Question): Message {
  const { topic, test } = question;
  if (test) {
    const text = `:wave: A test by ${askerText(question)}: this is where questions about *${short(topic)}* would come.`;
    return { text, blocks: [section(text)] };
  }
  const text = `:raising_hand: ${askerText(question)} asks about *${short(topic)}*`;
  return { text, blocks: [section(text), ...quoted(question), context(howToAnswer(question))] };
}

/** What people wrote, as they wrote it: plain text mentions nobody, and nothing in it has to be escaped. */
function quoted({ description }: Question): KnownBlock[] {
  return [{ type: 'section', text: plain(description, LONGEST_TEXT) }];
}

function askerText({ asker: { name, slackUser } }: Question): string {
  return slackUser ? `<@${slackUser}>` : short(name);
}

function howToAnswer({ asker: { slackUser, email } }: Question): string {
  if (slackUser) return `To answer, write to <@${slackUser}>, or in a thread here with their name in it.`;
  return email ? `To answer, write to ${short(email)}.` : 'It came by another system, and without an address.';
}

/** A place as people in Slack read it: a channel by its name, anything else as it is written. */
export function placeText({ target }: Pick<TopicTarget, 'target'>): string {
  return /^[CG][A-Z0-9]{2,}$/.test(target) ? `<#${target}>` : short(target);
}

export function destinationText(destination: Destination): string {
  return destination === 'managers' ? 'the managers' : placeText(destination);
}

const LONGEST_QUOTE = 300;

/** What somebody reads whose question is on its way. */
export function questionSent(
  { topic, description, goesTo }: AssistanceRequest,
  { sameContents }: { sameContents: boolean },
): Message {
  const where = goesTo
    ? `It goes to ${destinationText(goesTo)}, who answer you directly.`
    : 'It is on its way; I tell you where it went.';
  const text = sameContents
    ? `Your question about *${short(topic)}* is sent.`
    : 'It was sent as you had sent it first.';
  return {
    text,
    blocks: [
      section(`:white_check_mark: ${text} ${where}`),
      { type: 'context', elements: [plain(description, LONGEST_QUOTE)] },
    ],
  };
}
