import { context, type Message, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';

const LONGEST_PROBLEM = 500;
const MOST_FIELDS = 8;

/** A few words of ours, with what is people's in them escaped. */
export function note(text: string): Message {
  return { text, blocks: [section(text)] };
}

interface ShownProblem {
  text: string;
  fields: readonly { message: string }[];
  /** Of ours, as it stands: with mrkdwn in it. */
  next?: string;
}

/** What went wrong, as the services say it, and what helps on. */
export function problemMessage({ text, fields, next }: ShownProblem): Message {
  const others = fields.map(({ message }) => message).filter((message) => message !== text);
  const problem = `:warning: ${escapeWithin(text, LONGEST_PROBLEM)}`;
  const { text: said, blocks } = note(next ? `${problem} ${next}` : problem);
  const details = others.slice(0, MOST_FIELDS).map((other) => context(escapeWithin(other, LONGEST_PROBLEM)));
  return { text: said, blocks: [...blocks, ...details] };
}

export const stillWorking = note(':hourglass_flowing_sand: Still working on it; the answer comes here.');

export const tooSlow = note(
  ':turtle: Slack lets me open a form only within 3 seconds, and I was slower. Nothing is lost: please ask for it once more.',
);

export const notOpened = note(
  ':turtle: Slack does not answer just now, so the form may not open. If it does not, please ask for it once more.',
);
