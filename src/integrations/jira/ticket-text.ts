import type { TicketContent } from '../../services/procurement/index.ts';
import { type Document, document, link, type Node, paragraph, table, text } from './adf.ts';

/** Jira's limit on a description, which counts the document as JSON. */
const LIMIT = 32_767;
/** What is kept free for the ingredients that did not fit into the table, as plain text. */
const RESERVE = 8_000;

type Need = TicketContent['needs'][number];

/** The ticket's description: a greeting, a table of what is needed, the orders it is for. */
export function ticketText(content: TicketContent): Document {
  const { needs } = content;
  if (needs.length === 0) {
    return document(paragraph(text('Nothing is needed any more. Please leave out all of this ticket.')));
  }
  const rows = rowsThatFit(needs, (count) => size(describe(content, count)) <= LIMIT - RESERVE);
  return describe(content, rows, plainly(needs.slice(rows)));
}

/** As many rows as the limit allows; a list of usual length is settled by the first look. */
function rowsThatFit(needs: readonly Need[], fits: (rows: number) => boolean): number {
  let rows = needs.length;
  while (rows > 0 && !fits(rows)) rows = Math.floor(rows * 0.9);
  return rows;
}

function describe({ needs, orders, moreOrders }: TicketContent, rows: number, rest: Node[] = []): Document {
  const wanted = needs.slice(0, rows).map(({ name, amount, unit }) => [name, amount, unit]);
  return document(
    paragraph(text('Hello, please deliver these ingredients to the bakery:')),
    table([['Ingredient', 'Amount', 'Unit'], ...wanted]),
    ...rest,
    paragraph(...purpose(orders, moreOrders)),
    paragraph(
      text('If something cannot be had, close this ticket with a label: missing-ingredients when nothing can, '),
      text('or missing- and the ingredient for each one that cannot, such as missing-butter.'),
    ),
  );
}

/** A request whose orders were all cancelled still brings what others have come to count on. */
function purpose(orders: TicketContent['orders'], more: number): Node[] {
  if (orders.length === 0) return [text('For the shelf')];
  return [text('For '), ...orderLinks(orders), ...(more > 0 ? [text(` and ${more.toLocaleString('en')} more`)] : [])];
}

function orderLinks(orders: TicketContent['orders']): Node[] {
  return orders.flatMap(({ number, url }, index) => [
    ...(index > 0 ? [text(', ')] : []),
    link(`order #${number}`, url),
  ]);
}

function plainly(needs: readonly Need[]): Node[] {
  if (needs.length === 0) return [];
  let words = 'And also: ';
  for (const [index, { name, amount, unit }] of needs.entries()) {
    const next = `${name} ${amount} ${unit}; `;
    if (size(words + next) > RESERVE - 200) {
      return [paragraph(text(`${words}and ${needs.length - index} more, listed with the orders.`))];
    }
    words += next;
  }
  return [paragraph(text(words))];
}

function size(value: unknown): number {
  return JSON.stringify(value).length;
}
