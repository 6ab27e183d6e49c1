import type { NotificationRow } from '../../../src/services/notifications/notification.ts';
import { STATUS_WORDS } from '../../../src/services/orders/index.ts';
import { countBy, type Findings, idOf } from './findings.ts';

/** Each customer has one message for each thing that happened and was not taken back in time. @returns what is not so */
export function toldOnce({ orders, notifications, messages, mails }: Findings): string[] {
  const posted = countBy(messages, idOf);
  const mailed = countBy(mails, ({ id }) => id);
  const rowsOf = Map.groupBy(notifications, ({ order }) => order);
  const faults: string[] = [];

  for (const { id, number, timeline } of orders) {
    const versions = (rowsOf.get(id) ?? []).map(({ version }) => version).toSorted((one, other) => one - other);
    const happened = timeline.map(({ version }) => version);
    if (versions.join() !== happened.join())
      faults.push(`order ${number}: v${happened} happened, and v${versions} are noted to be told`);
  }
  for (const row of notifications) {
    const { _id, state, to, externalId } = row;
    const told = `${_id} is ${state}`;
    const [inSlack, byMail] = [posted.get(externalId) ?? 0, mailed.get(externalId) ?? 0];
    if (state === 'unsent' || state === 'failed') faults.push(told);
    if (inSlack !== (state === 'sent' && to?.by === 'message' ? 1 : 0))
      faults.push(`${told}, and ${inSlack} times in Slack`);
    if (!isMailedAsPromised(row, byMail)) faults.push(`${told}, and was mailed ${byMail} times`);
  }
  const known = new Set(notifications.map(({ externalId }) => externalId));
  for (const { id } of mails) if (!known.has(id)) faults.push(`a mail ${id || 'without an id'} belongs to nothing`);
  return faults;
}

/** A mail server cannot be asked what it took: whatever was begun again may be there again. */
function isMailedAsPromised({ state, to, creates = 0 }: NotificationRow, times: number): boolean {
  return state === 'sent' && to?.by === 'mail' ? times >= 1 && times <= creates : times === 0;
}

/** Each order has one card that shows how it is, and nothing that the bakery posts is there twice. @returns what is not so */
export function shownOnce({ orders, kitchen, messages }: Findings): string[] {
  const cards = Map.groupBy(kitchen, ({ text }) => Number(/^Order (\d+) \(/.exec(text)?.[1]));
  const faults = orders.flatMap(({ number, status }) => {
    const shown = (cards.get(number) ?? []).map(({ text }) => /\((.*?)\)/.exec(text)?.[1]);
    return shown.join() === STATUS_WORDS[status]
      ? []
      : [`order ${number} is ${status}, and its cards show: ${shown.join()}`];
  });
  for (const [id, count] of countBy(messages, idOf))
    if (id !== undefined && count > 1) faults.push(`${count} messages in Slack have the id ${id}`);
  return faults;
}
