import { describe, expect, it } from '@jest/globals';
import { shardKeyOf } from '../../../bench/scaling/sharding/keys.ts';
import { routeOf } from '../../../bench/scaling/sharding/route.ts';
import { spreadOver } from '../../../bench/scaling/sharding/spread.ts';

describe('where a router sends a command', () => {
  const byNumber = { number: 'hashed' } as const;
  const byTarget = { reaction: 1, target: 1 } as const;
  const one = (value: string) => ({ to: 'values', values: [value] });

  it.each([
    [{ find: 'orders', filter: { number: 21 } }, byNumber, one('|21')],
    [{ find: 'orders', filter: { number: { $in: [1, 2] } } }, byNumber, { to: 'values', values: ['|1', '|2'] }],
    [{ find: 'orders', filter: { number: { $gt: 1 } } }, byNumber, { to: 'all' }],
    [{ find: 'orders', filter: { _id: 'a' } }, byNumber, { to: 'all' }],
    [{ insert: 'orders', documents: [{ _id: 'a', number: 21 }] }, byNumber, one('|21')],
    [{ update: 'orders', updates: [{ q: { _id: 'a' }, u: {} }] }, byNumber, { to: 'all' }],
    [{ update: 'orders', updates: [{ q: { status: 'ready' }, u: {} }] }, byNumber, { to: 'refused' }],
    [{ update: 'orders', updates: [{ q: { status: 'ready' }, u: {}, multi: true }] }, byNumber, { to: 'all' }],
    [{ update: 'orders', updates: [{ q: { _id: 'a' }, u: {}, upsert: true }] }, byNumber, { to: 'refused' }],
    [{ delete: 'orders', deletes: [{ q: { number: 1 }, limit: 1 }] }, byNumber, one('|1')],
    [{ findAndModify: 'orders', query: { _id: 'a' } }, byNumber, { to: 'refused' }],
    [{ findAndModify: 'counters', query: { _id: 'orders' } }, { _id: 'hashed' } as const, one('|"orders"')],
    [{ aggregate: 'orders', pipeline: [{ $match: { number: 3 } }] }, byNumber, one('|3')],
    [{ aggregate: 'orders', pipeline: [{ $group: { _id: null } }] }, byNumber, { to: 'all' }],
    [{ find: 'deliveries', filter: { reaction: 'a', target: 'b' } }, byTarget, one('|"a"|"b"')],
    [{ find: 'deliveries', filter: { reaction: 'a' } }, byTarget, { to: 'all' }],
  ])('%j', (command, key, route) => {
    expect(routeOf(command, key)).toEqual(route);
  });
});

describe('orders spread over shards', () => {
  it('count by how many shards they ask, and transactions by how many they touch', () => {
    const insert = { insert: 'events', documents: [{ _id: 'e1' }] };
    const claim = { findAndModify: 'deliveries', query: { state: 'waiting' } };
    const named = { find: 'employees', filter: { number: 1 } };
    const list = { find: 'orders', filter: { status: 'ready' } };
    expect(spreadOver(4, [insert, claim, named, list], [[insert, named], [list]])).toEqual({
      shards: 4,
      commands: { one: 2, several: 0, all: 1, refused: 1 },
      refused: { 'findAndModify deliveries': 1 },
      transactions: { 2: 1, 4: 1 },
    });
  });

  it('leaves a collection with two unique indexes where it is', () => {
    expect(shardKeyOf('customers')).toBeNull();
    expect(shardKeyOf('events')).toEqual({ _id: 'hashed' });
  });
});
