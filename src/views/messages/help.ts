import { type Message, section } from '../blocks.ts';
import { escapeWithin, legibleText } from '../escape.ts';

const ORDER = [
  '`/order` opens the form',
  '`/order 2 chocolate_cake for 4 extra peanuts 10, nuts 5 g` orders at once',
  '`/order 1 latte (large)` where a product comes in several kinds',
  '`/order 2 chocolate_cake for 4 to Ms. Delicious` orders for somebody else (staff)',
  '`/order list` · `/order show 21` · `/order cancel 21 why`',
  '`/order ready 21` (staff)',
];
const CAKE = [
  '`/cake` opens the form for a cake, `/cake product` for anything else (managers)',
  '`/cake list` · `/cake list 2` · `/cake show chocolate_cake`',
  '`/cake edit chocolate_cake` · `/cake delete chocolate_cake` · `/cake restore chocolate_cake` (managers)',
];
const EMPLOYEE = [
  '`/employee` opens the onboarding form (managers)',
  '`/employee list` · `/employee show 10` (staff)',
  '`/employee fire 10` (managers)',
];
const STOCK = [
  '`/stock` shows what is there, what is low first (staff)',
  '`/stock count butter 2500 g` says what is on hand (staff)',
  '`/stock waste butter 100 g fell on the floor` · `/stock mark butter 500 g` sets the low mark (staff)',
];
const BAKERY = [
  '`/bakery help` is this',
  '`/bakery assist` opens a form to ask the team something; `/bakery assist sales Do you deliver?` asks at once',
  '`/bakery status`: what is queued, what failed and why (staff)',
  '`/bakery customer Ms. Delicious`: their e-mail, and what they hear of (staff)',
  '`/bakery auction`: the energy auction’s last runs (staff)',
  '`/bakery token`: a token for the API, with your own rights',
  '`/bakery clients`: who has access to the API; `/bakery clients user anna@example.com staff`, `/bakery clients program Shop catalog:read` (managers)',
  '`/bakery settings`: channels, times, how ingredients are bought (managers)',
];

const HOW = 'This is how to write it:';

/** How each command is written. */
export const usage = { order: ORDER, cake: CAKE, employee: EMPLOYEE, stock: STOCK, bakery: BAKERY } as const;

/** Everything that can be typed. */
export function help(): Message {
  const text = 'I take orders, tell the kitchen and the suppliers, and let customers know.';
  const chapters = Object.values(usage).map((lines) => section(bulleted(lines)));
  return { text, blocks: [section(`:cake: ${text}`), ...chapters] };
}

function bulleted(lines: readonly string[]): string {
  return lines.map((line) => `• ${line}`).join('\n');
}

/** What somebody reads who asks how a command is written. */
export function howToWrite(lines: readonly string[]): Message {
  return { text: HOW, blocks: [section(HOW), section(bulleted(lines))] };
}

/** What somebody reads whose command nobody understands. @param written as Slack sends it: escaped */
export function notUnderstood(written: string, lines: readonly string[]): Message {
  const text = `I do not understand “${escapeWithin(legibleText(written), 100)}”. ${HOW}`;
  return { text, blocks: [section(`:thinking_face: ${text}`), section(bulleted(lines))] };
}
