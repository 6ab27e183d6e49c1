import type { ModalView } from '@slack/types';
import { type Message, title } from '../blocks.ts';
import { problemMessage, stillWorking } from '../messages/note.ts';

/** A view that only says something; closing it leads back to what lies beneath. */
export function notice(heading: string, { blocks }: Message): ModalView {
  return { type: 'modal', title: title(heading), close: title('Close'), blocks };
}

/** What came of a form, once it was sent: closing it closes all. */
export function resultView(heading: string, message: Message): ModalView {
  return { ...notice(heading, message), clear_on_close: true };
}

/** What went wrong with a form, which lies beneath, filled. */
export function problemView(problem: Parameters<typeof problemMessage>[0]): ModalView {
  return { ...notice('That did not work', problemMessage(problem)), close: title('Back') };
}

/** Shown until there is something to show. The form, if there is one, lies beneath. */
export function waitingView(externalId: string): ModalView {
  return { ...notice('One moment', stillWorking), external_id: externalId };
}
