import type { AssistanceNote } from '../../services/assistance/index.ts';
import type { SettingsNote } from '../../services/settings/index.ts';
import { actions, button, context, type Message, section } from '../blocks.ts';
import { short } from '../escape.ts';
import { namesText } from '../format.ts';
import { topicActions } from '../modals/topics-form-line.ts';
import { destinationText, placeText, questionMessage } from './question.ts';

export type QuestionNote = AssistanceNote | Extract<SettingsNote, { kind: 'topic-closed' }>;

/** What managers and askers read of questions and the places they go to. */
export function questionNote(note: QuestionNote): Message {
  switch (note.kind) {
    case 'question': {
      const { text, blocks } = questionMessage(note.question);
      const why = 'It comes to the managers, because nobody else can be reached about this topic.';
      return { text, blocks: [...blocks, context(why), ...openTopics()] };
    }
    case 'question-moved': {
      const text = `Your question about *${short(note.topic)}* went to ${destinationText(note.went)}.`;
      return { text, blocks: [section(text)] };
    }
    case 'topic-test-failed': {
      const text = `The test about *${short(note.topic)}* cannot be delivered to ${placeText(note.to)} (${short(note.reason)}).`;
      return { text, blocks: [section(`:warning: ${text}`), ...openTopics()] };
    }
    case 'topic-test-nowhere': {
      const text = `The test about *${short(note.topic)}* leads nowhere: no such place is chosen, or it is not connected. Questions would come to the managers.`;
      return { text, blocks: [section(`:warning: ${text}`), ...openTopics()] };
    }
    case 'topic-closed': {
      const topics = namesText(note.topics);
      const text = `Questions${topics ? ` about *${topics}*` : ''} cannot go to ${placeText(note.to)} any more (${short(note.reason)}). Until you choose another place, they go to the usual one, or come to the managers.`;
      return { text, blocks: [section(`:warning: ${text}`), ...openTopics()] };
    }
  }
}

const openTopics = () => actions([button(topicActions.open, 'Open the topics')]);
