import { types } from '../commands.ts';
import { extras } from '../shopping-list.ts';
import type { Stage } from '../stage.ts';

/** The customer orders the same amounts in one line. @returns the order's number */
export async function orderByCommand(stage: Stage): Promise<string> {
  stage.print.scene('The same in one line');
  const line = `/order 2 chocolate_cake for 4 extra ${extras}` as const;
  const number = await types(stage, stage.cast.customer, { line, answer: /Order (\d+) for .* is placed/ });
  stage.print.done(`order ${number} is placed`);
  return number;
}
