import type { Ticket } from '../../../sandbox/client/jira.ts';
import type { PurchaseRequest } from '../../../src/services/procurement/purchase-request.ts';
import { countBy, type Findings } from './findings.ts';

/**
 * Every order that is not cancelled is in one purchase request, and each request that asks for something has one ticket
 * that asks for it. @returns what is not so
 */
export function boughtOnce({ orders, requests, requested, tickets }: Findings): string[] {
  const requestOf = new Map(requests.map((request) => [request._id, request]));
  const isOpen = (id: string) => ['open', 'collecting'].includes(requestOf.get(id)?.outcome ?? '');
  const faults: string[] = [];

  for (const { id, number, status, purchaseRequest } of orders) {
    const rows = requested.filter(({ order, leftOut }) => order === id && !leftOut);
    const open = rows.filter(({ request }) => isOpen(request));
    if (open.length > 1) faults.push(`order ${number} is bought for by ${open.length} open requests`);
    if (status === 'cancelled') {
      if (open.length > 0) faults.push(`order ${number} is cancelled, and still bought for`);
    } else if (purchaseRequest === undefined) {
      faults.push(`order ${number} is in no purchase request`);
    } else if (rows.filter(({ request }) => request === purchaseRequest).length !== 1) {
      faults.push(`order ${number} is not in the request that it names, ${requestOf.get(purchaseRequest)?.title}`);
    }
  }
  for (const request of requests) faults.push(...ticketFaults(request, tickets));
  const known = new Set(requests.map(labelOf));
  for (const { key, labels } of tickets)
    if (!labels.some((label) => known.has(label))) faults.push(`ticket ${key} belongs to no request`);
  for (const [title, count] of countBy(
    requests.filter(({ collects }) => collects),
    ({ title }) => title,
  ))
    if (count > 1) faults.push(`there are ${count} requests ${title}`);
  return faults;
}

const labelOf = ({ _id }: PurchaseRequest) => `ovenbird-${_id}`;

function ticketFaults(request: PurchaseRequest, tickets: readonly Ticket[]): string[] {
  const { title, outcome, orders, ticket, ingredients, duplicates } = request;
  const ours = tickets.filter(({ labels }) => labels.includes(labelOf(request)));
  const spare = new Set(duplicates.map((duplicate) => duplicate.ticket.key));
  const counting = ours.filter(({ key }) => !spare.has(key));
  if (outcome === 'collecting') return [`${title} is still collecting`];
  if (outcome === 'covered') return ours.map(({ key }) => `${title} is covered, and has the ticket ${key}`);
  if (counting.length === 0 && orders === 0) return [];
  const [only] = counting;
  if (!only || counting.length > 1)
    return [`${title} has ${counting.length} tickets: ${counting.map(({ key }) => key).join(', ')}`];
  const faults = ours
    .filter(({ key, status }) => spare.has(key) && status !== 'Done')
    .map(({ key }) => `${title}: the second ticket ${key} is open`);
  if (only.key !== ticket?.key) faults.push(`${title} has the ticket ${only.key}, and names ${ticket?.key}`);
  if (only.status !== 'Done' && outcome !== 'open') faults.push(`${title} is ${outcome}, and its ticket is open`);
  if (only.status !== 'Done' && !asksFor(only, ingredients))
    faults.push(`${title}: the ticket ${only.key} asks for something else than the books`);
  return faults;
}

function asksFor({ table: [, ...rows] }: Ticket, ingredients: PurchaseRequest['ingredients']): boolean {
  const wanted = ingredients.map(({ name, unit, amount }) => [name, amount / 1_000, unit].join());
  const asked = rows.map(([name, amount = '', unit]) => [name, Number(amount.replaceAll(',', '')), unit].join());
  return wanted.toSorted().join(';') === asked.toSorted().join(';');
}
