import type { Writable } from 'node:stream';
import { styleText } from 'node:util';

/** Where Ovenbird is seen at work. */
export type Service = 'Slack' | 'Jira' | 'GitHub' | 'Mail';

/** Tells the story line by line. */
export interface Printer {
  title(text: string): void;
  /** A new part of the story begins. */
  scene(title: string): void;
  /** What a person does. */
  does(person: string, deed: string): void;
  /** What is to be seen, and where. */
  shows(service: Service, where: string, lines: readonly string[]): void;
  /** Something that was said came about. */
  done(sentence: string): void;
  failed(sentence: string, hints?: readonly string[]): void;
}

const NAME_WIDTH = 15;
const INDENT = ' '.repeat(3 + NAME_WIDTH);
const COLOURS = { Slack: 'cyan', Jira: 'blue', GitHub: 'magenta', Mail: 'yellow' } as const;

/** Writes for a terminal; plain where the stream is none, or colours are not wanted (`NO_COLOR`). */
export function createPrinter(stream: Writable): Printer {
  const style = (format: Parameters<typeof styleText>[0], text: string) => styleText(format, text, { stream });
  const line = (text = '') => stream.write(`${text}\n`);
  const besides = (name: string, text: string) => line(`   ${name}${text}`);
  let scenes = 0;

  return {
    title: (text) => line(style('bold', text)),
    scene(title) {
      scenes += 1;
      line();
      line(style(['bold', 'underline'], `${scenes}. ${title}`));
    },
    does: (person, deed) => besides(style('bold', person.padEnd(NAME_WIDTH)), deed),
    shows(service, where, lines) {
      besides(style(COLOURS[service], service.padEnd(NAME_WIDTH)), style('dim', where));
      for (const each of lines) line(`${INDENT}${style('dim', '│')} ${each}`);
    },
    done: (sentence) => line(` ${style('green', '✓')} ${sentence}`),
    failed(sentence, hints = []) {
      line(` ${style('red', '✗')} ${style('bold', sentence)}`);
      for (const hint of hints) line(`   ${hint}`);
    },
  };
}
