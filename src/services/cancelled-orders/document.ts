import { createHash } from 'node:crypto';
import { slugOf } from '../catalog/index.ts';
import type { CancelledOrder } from '../orders/index.ts';
import type { DocumentText } from './document-archive.ts';

/** A customer's document as it ought to be. */
export interface CustomerDocument {
  name: string;
  text: DocumentText;
  /** The same as long as name and text are. */
  version: string;
}

export interface DocumentSource {
  customer: { id: string; name: string };
  /** Newest first. */
  orders: readonly CancelledOrder[];
  /** How many there are, those that are not among `orders` included. */
  total: number;
  /** The bakery's own (IANA). */
  zone: string;
}

/** A Google Doc holds 1.02 million characters, a Word file less than people read. What is older is only counted. */
const MOST_CHARACTERS = 900_000;

/** All of a customer's cancelled orders, newest first, as far as they fit into one document. */
export function documentOf({ customer, orders, total, zone }: DocumentSource): CustomerDocument {
  const name = slugOf(customer.name) || customer.id;
  const paragraphs = thatFit(orders.map((order) => paragraphOf(order, zone)));
  const older = total - paragraphs.length;
  const end = older > 0 ? [{ text: `and ${older.toLocaleString('en')} older` }] : [];
  const none = total === 0 ? [{ text: 'None at present.' }] : [];
  const text = { title: `${plain(customer.name)} cancelled orders`, paragraphs: [...paragraphs, ...end, ...none] };
  return {
    name,
    text,
    version: createHash('sha256')
      .update(JSON.stringify([name, text]))
      .digest('hex'),
  };
}

type Paragraph = DocumentText['paragraphs'][number];

/** `Order 21 [Chocolate Cake] : Date 01/01/2022 06:10`, and why. */
function paragraphOf({ number, products, at, reason }: CancelledOrder, zone: string): Paragraph {
  return { text: `Order ${number} [${products.join(', ')}] : Date ${dateTime(at, zone)}`, note: reason };
}

function thatFit(paragraphs: readonly Paragraph[]): Paragraph[] {
  let characters = 0;
  const tooMuch = paragraphs.findIndex(({ text, note = '' }) => {
    characters += text.length + note.length;
    return characters > MOST_CHARACTERS;
  });
  return paragraphs.slice(0, tooMuch < 0 ? undefined : tooMuch);
}

/** `Mr. Cakelover` -> `Mr Cakelover` */
function plain(name: string): string {
  return name.replace(/[._\s]+/g, ' ').trim();
}

function dateTime(at: Date, timeZone: string): string {
  const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return new Intl.DateTimeFormat('en-GB', { ...day, ...time, timeZone }).format(at).replace(', ', ' ');
}
