import type { AllMiddlewareArgs, Middleware, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { howToWrite, notUnderstood } from '../../views/messages/help.ts';
import { problemMessage, stillWorking } from '../../views/messages/note.ts';
import type { Asked, Edge } from './edge.ts';
import { openForm } from './open-form.ts';
import { withReminder } from './patience.ts';
import { attempt } from './problem.ts';
import { type Reply, sayTo } from './say.ts';

/** What follows the command and its subcommand, as Slack sends it: `&`, `<` and `>` from people are escaped. */
export interface Typed extends Asked {
  text: string;
}

/** One thing that a command does: it answers, or it opens a form. */
export type Doing = { answers: (typed: Typed) => Promise<Reply> } | { opens: (typed: Typed) => Promise<ModalView> };

/** A subcommand; where it is a function, what is written after it decides what it does. */
export type Subcommand = Doing | ((text: string) => Doing);

/** What a command understands. */
export interface Grammar {
  /** The command alone. */
  alone: Subcommand;
  /** By the first word after it. */
  subcommands: Readonly<Record<string, Subcommand>>;
  /** Everything else; it gets the whole text. Without it, only the above is understood. */
  otherwise?: Subcommand;
  /** How to write the command, for whoever asks for help or wrote something else. */
  usage: readonly string[];
}

/** What answers a command. It carries what it understands, so that all commands can be listed. */
export interface CommandListener extends Middleware<SlackCommandMiddlewareArgs> {
  readonly grammar: Grammar;
}

/**
 * Answers a slash command: acknowledged at once, so that nobody sees `operation_timeout`; then the form is opened, or the
 * answer comes by the `response_url`.
 */
export function answerCommand(edge: Edge, grammar: Grammar): CommandListener {
  const answer: Middleware<SlackCommandMiddlewareArgs> = async ({
    command,
    ack,
    respond,
    client,
  }: SlackCommandMiddlewareArgs & AllMiddlewareArgs) => {
    await ack();
    const { user_id: user, trigger_id: triggerId } = command;
    const { doing, text } = readCommand(grammar, command.text ?? '');
    const typed = async (): Promise<Typed> => ({ by: await edge.principalOf(user), key: `slack:${triggerId}`, text });
    const reach = { client, user, respond, log: edge.log };

    if ('opens' in doing) {
      const build = async () => doing.opens(await typed());
      await openForm({ ...reach, triggerId, times: edge.times }, build);
      return;
    }
    const say = sayTo(reach);
    const work = attempt(edge.log, async () => doing.answers(await typed()));
    const outcome = await withReminder(work, edge.times.patience, () => say(stillWorking));
    await say(outcome.ok ? outcome.result : problemMessage(outcome.problem));
  };
  return Object.assign(answer, { grammar });
}

function readCommand(grammar: Grammar, written: string): { doing: Doing; text: string } {
  const { subcommand, text } = subcommandIn(grammar, written.trim());
  return { doing: typeof subcommand === 'function' ? subcommand(text) : subcommand, text };
}

function subcommandIn({ alone, subcommands, otherwise, usage }: Grammar, text: string) {
  if (text === '') return { subcommand: alone, text };
  const [word = '', rest = ''] = text.split(/\s+([\s\S]*)/);
  const known = Object.hasOwn(subcommands, word.toLowerCase()) ? subcommands[word.toLowerCase()] : undefined;
  if (known) return { subcommand: known, text: rest };
  if (word.toLowerCase() === 'help') return { subcommand: { answers: async () => howToWrite(usage) }, text };
  return { subcommand: otherwise ?? refusal(usage), text };
}

function refusal(usage: readonly string[]): Subcommand {
  return { answers: async ({ text }) => notUnderstood(text, usage) };
}
