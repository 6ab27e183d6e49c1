import { describe, expect, it } from '@jest/globals';
import { soughtOf } from '../../../src/services/data-removal/person.ts';
import { createTracer } from '../../../src/services/data-removal/traces.ts';

const CUSTOMER = 'cf70656b-cc0f-45bc-96f6-019c26be8dc7';
const ORDER = '954538a7-ee7a-4421-bdb3-411d7d3160e8';
const SOMEBODY_ELSE = '167e0f9a-e893-453e-a0e8-025725cb0769';

/** What is found of a customer who is called as badly as can be: like a status, and like a cake. */
const traces = createTracer(
  soughtOf({
    customer: { id: CUSTOMER, name: 'Ready', slackUser: 'U0READY', email: 'r.eady@example.com' },
    member: { displayName: 'Ready', realName: 'Ready Made (Jr.)' },
    orders: [{ id: ORDER, number: 21, name: 'Ready' }],
    mailedTo: [],
  }),
);

const by = (kind: string) => ({ kind, id: 'U0BAKER', name: 'Ben Baker', via: 'Slack' });

describe('the traces of a customer', () => {
  it('are the names where names stand, and no status or cake that is called so', () => {
    const order = {
      _id: ORDER,
      customer: { id: CUSTOMER, name: 'Ready', slackUser: 'U0READY' },
      status: 'Ready',
      lines: [{ product: { name: 'Ready Made (Jr.)' } }],
    };
    expect(traces(order)).toMatchObject({
      set: { 'customer.name': 'a former customer' },
      unset: { 'customer.slackUser': '' },
      was: { 'customer.name': 'Ready', 'customer.slackUser': 'U0READY' },
    });
  });

  it('are not in what is about somebody else of that name', () => {
    const order = {
      _id: SOMEBODY_ELSE,
      number: 22,
      customer: { id: SOMEBODY_ELSE, name: 'Ready' },
      notes: 'for Ready',
    };
    expect(traces(order)).toMatchObject({ set: {}, unset: {}, inId: false });
  });

  it('are what people said about their orders, and not what a supplier said', () => {
    const timeline = [
      { by: by('person'), reason: 'Ready is ill' },
      { by: by('supplier'), reason: 'the supplier has no butter' },
    ];
    const order = { _id: ORDER, customer: { id: CUSTOMER, name: 'x' }, notes: 'ring twice', timeline };
    expect(traces(order)).toMatchObject({ set: { 'timeline.0.reason': '(removed)' }, unset: { notes: '' } });
  });

  it('are the Slack user and the addresses wherever they stand, those made up from a name too, as whole words', () => {
    const row = {
      _id: 'n1',
      note: { text: 'Ask <@U0READY> or R.Eady@example.com', to: 'ready@gmail.com', not: 'U0READYMADE' },
    };
    expect(traces(row).set).toEqual({
      'note.text': 'Ask <@former-customer> or former-customer@example.invalid',
      'note.to': 'former-customer@example.invalid',
    });
  });

  it('leave the notes of somebody else’s order, in which they had a hand', () => {
    const hand = { by: { ...by('person'), id: 'U0READY', name: 'Ready' }, reason: 'out of sugar' };
    const order = { _id: SOMEBODY_ELSE, customer: { id: SOMEBODY_ELSE, name: 'Ann' }, notes: 'ring', timeline: [hand] };
    expect(traces(order)).toMatchObject({
      set: { 'timeline.0.by.id': 'former-customer', 'timeline.0.by.name': 'a former customer' },
      unset: {},
    });
  });

  it('in an id say so: the document cannot be rewritten', () => {
    expect(traces({ _id: 'U0READY:key' }).inId).toBe(true);
  });

  it('are theirs alone of a sheet that others are on', () => {
    const orders = [
      { number: 21, customer: 'Ready', notes: 'ring' },
      { number: 22, customer: 'Ready', notes: 'knock' },
    ];
    expect(traces({ _id: '2026-11-20:1', page: { orders } })).toMatchObject({
      set: { 'page.orders.0.customer': 'a former customer' },
      unset: { 'page.orders.0.notes': '' },
    });
  });
});
