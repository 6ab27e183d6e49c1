import type { Writable } from 'node:stream';
import { openWorkspace } from '../client/index.ts';
import { STAND_INS } from '../stand-in.ts';
import { createPrinter } from './printer.ts';
import { playStory } from './story.ts';

export interface DemoOptions {
  /** Where the sandbox is: http://127.0.0.1:4000 */
  url: string;
  output: Writable;
  /** How long to wait for each thing, in milliseconds. */
  patience?: number;
}

/**
 * Plays the story against the bakery that `npm start` has started, and prints it.
 *
 * @returns the exit code: 0 when everything came about
 */
export async function runDemo({ url, output, patience = 30_000 }: DemoOptions): Promise<number> {
  const print = createPrinter(output);
  const obstacle = await obstacleAt(url);
  if (obstacle) {
    print.failed(obstacle);
    return 1;
  }
  const bakery = openWorkspace(url);
  print.title(`A day at the bakery, played at ${url}`);
  try {
    await playStory({ bakery, print, patience });
    print.title('\nEverything came about.');
    return 0;
  } catch (error) {
    const faults = await bakery.faults().catch(() => []);
    print.failed((error as Error).message, [
      ...faults.map(({ service, kind }) => `A fault is switched on: ${service} is ${kind}.`),
      'More is to be read in the log that npm start has named, and with /bakery status in Slack.',
    ]);
    return 1;
  }
}

/** Why the story cannot be played there; undefined when it can. */
async function obstacleAt(url: string): Promise<string | undefined> {
  const running = await standInsAt(url);
  if (!running) return `Nothing runs at ${url}. Start the bakery in another terminal: npm start`;
  const absent = STAND_INS.filter((name) => !running.includes(name));
  if (absent.length === 0) return undefined;
  return `The story is played with stand-ins alone, and this bakery has the real ${absent.join(', ')}: nobody wants a demo there.`;
}

async function standInsAt(url: string): Promise<readonly string[] | undefined> {
  try {
    const { standIns } = (await (await fetch(`${url}/control`)).json()) as { standIns: string[] };
    return standIns;
  } catch {
    return undefined;
  }
}
