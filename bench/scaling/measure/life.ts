import type { Command } from './wire-tap.ts';

/** Commands by name and collection: `find orders`. */
export function countByKind(commands: readonly Command[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const command of commands) {
    const kind = kindOf(command);
    if (kind) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([, a], [, b]) => b - a));
}

/** What the driver sends for itself, and what ends a cursor or a session. */
const HOUSEKEEPING = new Set(['hello', 'ismaster', 'isMaster', 'endSessions', 'killCursors', 'ping', 'getMore']);

/** @returns undefined for what is not about the books */
export function kindOf(command: Command): string | undefined {
  const [name, collection] = Object.entries(command)[0] ?? [];
  if (name === undefined || HOUSEKEEPING.has(name)) return undefined;
  return typeof collection === 'string' ? `${name} ${collection}` : name;
}

/** The commands of each transaction that was committed, without the commit. */
export function transactionsOf(commands: readonly Command[]): Command[][] {
  const open = new Map<string, Command[]>();
  const committed: Command[][] = [];
  for (const command of commands) {
    if (command.autocommit !== false) continue;
    const key = `${command.lsid.id.toString('hex')}:${command.txnNumber}`;
    if ('commitTransaction' in command) {
      committed.push(open.get(key) ?? []);
      open.delete(key);
    } else if ('abortTransaction' in command) open.delete(key);
    else open.set(key, [...(open.get(key) ?? []), command]);
  }
  return committed;
}
