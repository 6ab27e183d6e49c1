import { parseArgs } from 'node:util';
import { createServices } from './app/services.ts';
import { configOrExit } from './config.ts';
import { systemClock } from './platform/clock.ts';
import { DomainError } from './platform/errors.ts';
import { createMongoClient, createTransact, patient } from './platform/mongo/index.ts';
import { defaultTimes } from './platform/outbox/index.ts';
import type { CustomerReference } from './services/customers/index.ts';

/**
 * `npm run forget -- "Ms. Delicious" --by U0MANAGER --yes`: takes everything that tells who a customer is out of the books.
 * docs/operations/data-removal.md says what remains, and what lies elsewhere. Ends with 1 where it is refused.
 */
const USAGE = `npm run forget -- <customer> --by <manager> [--yes]
  <customer>  a name as it was ordered under, a Slack user id, or the customer’s id
  --by        the manager who decides it, by Slack user id
  --yes       does it; without it you are told whom it would be`;

const SLACK_USER = /^[UW][A-Z0-9]{4,}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const { positionals, values } = argumentsOrExit();
const [which, ...more] = positionals;
if (which === undefined || more.length > 0 || values.by === undefined) end(USAGE);

const client = createMongoClient(configOrExit().mongodbUri, patient);
try {
  const db = client.db();
  const { dataRemoval, customers, employees } = createServices({
    ...{ db, transact: createTransact(client), clock: systemClock, times: defaultTimes },
    // Nothing is said to anybody from here: the worker that runs does what follows.
    ...{ publicUrl: '', integrations: {} },
  });
  const by = await employees.principalOf(values.by);
  const { customer } = await customers.find(referenceOf(which), by);
  const who = `${customer.name} (${customer.id})`;
  if (values.yes) {
    const { documents } = await dataRemoval.forget({ id: customer.id }, by);
    console.log(`${who} is forgotten: ${documents} documents were rewritten or deleted.`);
  } else {
    console.log(`This would forget ${who}, for good. Say --yes to do it.`);
  }
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(`${error.message} (${error.code})`);
  process.exitCode = 1;
} finally {
  await client.close();
}

function referenceOf(text: string): CustomerReference {
  if (UUID.test(text)) return { id: text };
  return SLACK_USER.test(text) ? { slackUser: text } : { name: text };
}

function argumentsOrExit() {
  try {
    return parseArgs({ allowPositionals: true, options: { by: { type: 'string' }, yes: { type: 'boolean' } } });
  } catch {
    return end(USAGE);
  }
}

function end(message: string): never {
  console.error(message);
  process.exit(1);
}
