import { legibleText } from '../../views/escape.ts';
import { questionSent } from '../../views/messages/question.ts';
import type { Doing, Reply, Typed } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';
import { createAssistanceForm } from '../forms/assistance-form.ts';

const TOPIC_AND_TEXT = /^(\S+)\s+(\S[\s\S]*)$/;

/** `/bakery assist`, `/bakery assist sales`: the form. `/bakery assist sales Do you deliver?` asks at once. */
export function assist(deps: Pick<ListenerDependencies, 'assistance'>): (text: string) => Doing {
  const formAbout = createAssistanceForm(deps);
  return (text) => {
    const [, topic = '', description = ''] = TOPIC_AND_TEXT.exec(text.trim()) ?? [];
    if (description === '') return { opens: (typed) => formAbout(typed.text.trim()) };
    return { answers: ask(deps, { topic: legibleText(topic), description: legibleText(description) }) };
  };
}

function ask({ assistance }: Pick<ListenerDependencies, 'assistance'>, wanted: { topic: string; description: string }) {
  return async ({ by, key }: Typed): Promise<Reply> => {
    const { result: request, ...sending } = await assistance.request(wanted, by, { key, contents: wanted });
    return questionSent(request, sending);
  };
}
