import { createHash } from 'node:crypto';
import type { Command } from '../measure/wire-tap.ts';
import { shardKeyOf } from './keys.ts';
import { type Route, routeOf } from './route.ts';

/** How the commands of orders' lives would fall on shards, were every collection sharded that can be. */
export interface Spread {
  shards: number;
  /** Commands by how many shards they ask; `refused` could not be done at all. */
  commands: { one: number; several: number; all: number; refused: number };
  /** Those that are refused: `findAndModify deliveries` -> how often. */
  refused: Record<string, number>;
  /** Transactions by the number of shards they touch: `2` -> how many. */
  transactions: Record<string, number>;
}

/** @param transactions the commands of each committed transaction, see `transactionsOf` */
export function spreadOver(shards: number, commands: readonly Command[], transactions: readonly Command[][]): Spread {
  const home = 0;
  const shardsOf = (command: Command): number[] | undefined => {
    const [collection] = Object.values(command);
    const key = shardKeyOf(String(collection));
    if (!key) return [home];
    const route: Route = routeOf(command, key);
    if (route.to === 'refused') return undefined;
    if (route.to === 'all') return Array.from({ length: shards }, (_, which) => which);
    return [...new Set(route.values.map((value) => shardOf(`${collection}:${value}`, shards)))];
  };

  const spread: Spread = {
    shards,
    commands: { one: 0, several: 0, all: 0, refused: 0 },
    refused: {},
    transactions: {},
  };
  for (const command of commands) {
    const asked = shardsOf(command);
    if (!asked) {
      const [name, collection] = Object.entries(command)[0] ?? [];
      const kind = `${name} ${collection}`;
      spread.refused[kind] = (spread.refused[kind] ?? 0) + 1;
      spread.commands.refused++;
    } else spread.commands[asked.length === 1 ? 'one' : asked.length === shards ? 'all' : 'several']++;
  }
  for (const transaction of transactions) {
    const asked = new Set(transaction.flatMap((command) => shardsOf(command) ?? []));
    spread.transactions[asked.size] = (spread.transactions[asked.size] ?? 0) + 1;
  }
  return spread;
}

/** Stands for the hash and the chunk map: which one it is does not matter, only that equal values fall together. */
function shardOf(value: string, shards: number): number {
  return createHash('sha256').update(value).digest().readUInt32BE(0) % shards;
}
