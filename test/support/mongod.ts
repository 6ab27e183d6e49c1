import type { Mongod } from '../../sandbox/mongod/index.ts';

/** Jest loads its set-up and its teardown apart, so a module variable would not do to hand the server over. */
const kept = globalThis as { ovenbirdMongod?: Mongod };

export function keepMongod(mongod: Mongod): void {
  kept.ovenbirdMongod = mongod;
}

export function keptMongod(): Mongod | undefined {
  return kept.ovenbirdMongod;
}
