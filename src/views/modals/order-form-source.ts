import type { ContextBlock } from '@slack/types';
import { LONGEST_NOTES } from '../../services/orders/index.ts';
import { context } from '../blocks.ts';
import { linkable, linkText } from '../format.ts';

/** A message that somebody makes an order from. */
export interface SourceMessage {
  /** Where it is. */
  link?: string;
  /** How much of its text stands in the notes. */
  text: 'whole' | 'cut' | 'none';
}

const EXTENT: Readonly<Record<SourceMessage['text'], string>> = {
  whole: 'what it says is in the notes.',
  cut: `it says more than the notes hold, which have its first ${LONGEST_NOTES.toLocaleString('en')} characters.`,
  none: 'it has no text for the notes.',
};

/** Says what the notes of a form were filled from, and leads back to it. */
export function madeFrom({ link, text }: SourceMessage): ContextBlock {
  return context(`:speech_balloon: From ${linkText(link, 'this message')}: ${EXTENT[text]}`);
}

/** What a form remembers of the message: little has room in it. */
export function sourceIn({ link, text }: SourceMessage): SourceMessage {
  return { link: linkable(link), text };
}
