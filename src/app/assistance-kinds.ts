import { mailAssistance } from '../integrations/mail/assistance.ts';
import { slackAssistance } from '../integrations/slack/assistance.ts';
import type { AssistanceKind } from '../services/assistance/index.ts';
import type { Integrations } from './integrations.ts';

/** The kinds of places that questions can go to. A new kind is a file in its integration, and a line here. */
export function assistanceKinds({ slack, mailbox }: Pick<Integrations, 'slack' | 'mailbox'>): AssistanceKind[] {
  return [slackAssistance({ posts: slack?.posts }), mailAssistance({ mailbox })];
}
