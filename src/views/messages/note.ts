import { context, type Message, section } from '../blocks.ts';
import { escapeWithin } from '../escape.ts';

const LONGEST_PROBLEM = 500;
const MOST_FIELDS = 8;

/** A few words of ours, with what is people's in them escaped. */
export function note(text: string): Message {
  return { text, blocks: [section(text)] };
}

/** What went wrong, as the services say it. */
export function problemMessage({ text, fields }: { text: string; fields: readonly { message: string }[] }): Message {
  const others = fields.map(({ message }) => message).filter((message) => message !== text);
  const { text: said, blocks } = note(`:warning: ${escapeWithin(text, LONGEST_PROBLEM)}`);
  const details = others.slice(0, MOST_FIELDS).map((other) => context(escapeWithin(other, LONGEST_PROBLEM)));
  return { text: said, blocks: [...blocks, ...details] };
}

export const stillWorking = note(':hourglass_flowing_sand: Still working on it; the answer comes here.');

export const tooSlow = note(
  ':turtle: Slack lets me open a form only within 3 seconds, and I was slower. Nothing is lost: please ask for it once more.',
);
