/** `node src/index.ts`, of which one can ask how many transactions it made, and how often it began one. */
import { ClientSession } from 'mongodb';

/** Since the start. */
export interface Counted {
  transactions: number;
  /** More than transactions where some were done anew. */
  begun: number;
}

const counted: Counted = { transactions: 0, begun: 0 };
const { withTransaction, startTransaction } = ClientSession.prototype;
ClientSession.prototype.withTransaction = function (...given) {
  counted.transactions += 1;
  return withTransaction.apply(this, given) as ReturnType<typeof withTransaction<never>>;
};
ClientSession.prototype.startTransaction = function (...given) {
  counted.begun += 1;
  return startTransaction.apply(this, given);
};

process.on('message', () => process.send?.(counted));
await import('../../src/index.ts');
