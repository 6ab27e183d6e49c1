import type { Db, Document, WithId } from 'mongodb';
import type { SeenMessage, WorkflowRun } from '../../../sandbox/client/index.ts';
import type { Ticket } from '../../../sandbox/client/jira.ts';
import type { Movement } from '../../../src/services/inventory/movement.ts';
import type { StockRow } from '../../../src/services/inventory/row.ts';
import type { NotificationRow } from '../../../src/services/notifications/notification.ts';
import type { Order } from '../../../src/services/orders/index.ts';
import type { PurchaseRequest } from '../../../src/services/procurement/purchase-request.ts';
import type { RequestedOrder } from '../../../src/services/procurement/requested-order.ts';
import type { World } from '../world/world.ts';

/** How things stand in the end: in the books, and wherever the bakery has written. */
export interface Findings {
  orders: Order[];
  requests: PurchaseRequest[];
  requested: RequestedOrder[];
  notifications: NotificationRow[];
  stock: StockRow[];
  movements: Movement[];
  /** Versions by order or request, of what the stock's books hold for it. */
  positions: Map<string, number>;
  tickets: Ticket[];
  kitchen: SeenMessage[];
  /** Everything in Slack that more than one person, or the person themselves, keeps: no whispers. */
  messages: SeenMessage[];
  /** What was whispered to anybody. */
  whispers: SeenMessage[];
  mails: { id: string }[];
  documents: { customer: string; text: string }[];
  /** The workflows that ran in Slack. */
  runs: WorkflowRun[];
  steps: { run: string; state: string }[];
  employees: { employed: boolean; permissions: { developer: boolean }; github?: { login: string; state: string } }[];
  /** Who has access on GitHub, or is invited. */
  logins: string[];
  /** Ids of records, each time that the platform was sent it; and of each object in S3. */
  putUp: string[];
  stored: string[];
  records: { _id: string; verdict?: string }[];
}

export async function findingsOf({ bakery, db }: Pick<World, 'bakery' | 'db'>): Promise<Findings> {
  const all = <T extends Document>(collection: string) => allOf<T>(db, collection);
  const people = (await bakery.people()).filter(({ isBot }) => !isBot);
  const actors = await Promise.all(people.map(({ id }) => bakery.person(id)));
  const seenIn = async (channel: string) =>
    (await Promise.all(actors.map(({ sees }) => sees.channel(channel).catch(() => [])))).flat();
  const lasting = (messages: SeenMessage[]) => unique(messages.filter(({ ephemeral }) => !ephemeral));
  const kitchen = lasting(await seenIn('kitchen'));
  const elsewhere = await Promise.all(['dm', 'general', 'team'].map(seenIn));
  const orders = await all<Omit<Order, 'id'> & { _id: string }>('orders');
  const positions = await all<{ _id: string; version: number }>('stock_positions');
  return {
    orders: orders
      .map(({ _id, ...order }) => ({ id: _id, ...order }))
      .toSorted((one, other) => one.number - other.number),
    requests: await all('purchase_requests'),
    requested: await all('purchase_request_orders'),
    notifications: await all('notifications'),
    stock: await all('stock'),
    movements: await all('stock_movements'),
    positions: new Map(positions.map(({ _id, version }) => [_id, version])),
    tickets: await bakery.jira.tickets(),
    kitchen,
    messages: [...kitchen, ...lasting(elsewhere.flat())],
    whispers: (await Promise.all(actors.map(({ sees }) => sees.ephemerals()))).flat(),
    mails: (await bakery.mail.messages()).map(({ headers }) => ({ id: headers['x-ovenbird-id'] ?? '' })),
    documents: (await bakery.drive.documents()).map(({ appProperties, text }) => ({
      customer: Object.values(appProperties)[0] ?? '',
      text,
    })),
    runs: (await Promise.all(actors.map(({ sees }) => sees.runs()))).flat(),
    steps: await all('workflow_steps'),
    employees: await all('employees'),
    logins: [...(await bakery.github.collaborators()), ...(await bakery.github.invitations())].map(
      ({ login }) => login,
    ),
    putUp: (await bakery.auction.batches()).flatMap(({ orders }) => orders.map(({ record_id }) => record_id)),
    stored: (await bakery.s3.objects()).map(({ text }) => JSON.parse(text).record_id),
    records: await all('auction_records'),
  };
}

async function allOf<T extends Document>(db: Db, collection: string): Promise<WithId<T>[]> {
  return db.collection<T>(collection).find().toArray();
}

/** Several people see the same. */
function unique(messages: readonly SeenMessage[]): SeenMessage[] {
  return [...new Map(messages.map((message) => [`${message.channel} ${message.ts}`, message])).values()];
}

/** The id under which the bakery posted a message. */
export function idOf({ metadata }: SeenMessage): string | undefined {
  const { id } = (metadata?.event_payload ?? {}) as { id?: string };
  return id;
}

export function countBy<T, Key>(things: Iterable<T>, keyOf: (thing: T) => Key): Map<Key, number> {
  return new Map([...Map.groupBy(things, keyOf)].map(([key, those]) => [key, those.length]));
}
