import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { ReactNode } from 'react';
import { withEmoji } from '../mrkdwn/emoji.ts';
import { Mrkdwn } from '../mrkdwn/mrkdwn.tsx';

/** A text object. https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function Text({ of }: { of: PlainTextElement | MrkdwnElement }): ReactNode {
  return of.type === 'mrkdwn' ? <Mrkdwn text={of.text} /> : withEmoji(of.text);
}
