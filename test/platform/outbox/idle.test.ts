import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { until } from '../../../sandbox/client/until.ts';
import { startWorker, type Worker } from '../../../src/platform/outbox/index.ts';
import { openOutbox, quickTimes, reaction, silent, type TestOutbox } from '../../support/outbox.ts';

describe('a worker with nothing to do', () => {
  let outbox: TestOutbox;
  let client: MongoClient;
  let worker: Worker | undefined;
  const sent: string[] = [];

  beforeAll(async () => {
    outbox = await openOutbox();
    client = new MongoClient(outbox.uri, { monitorCommands: true });
    client.on('commandStarted', ({ commandName, command }) => sent.push(`${commandName} ${command[commandName]}`));
  });
  afterEach(async () => {
    await worker?.stop();
    await outbox.clear();
  });
  afterAll(async () => {
    await client.close();
    await outbox.close();
  });

  const integrations = Object.fromEntries(
    ['books', 'slack', 'jira', 'mail'].map((name) => [name, { configured: true, concurrency: 2 }]),
  );
  const looks = () => sent.filter((command) => command === 'find deliveries').length;

  it('asks one question a poll for all its pools, and writes nothing', async () => {
    const reactions = {
      one: reaction(async () => undefined),
      two: reaction(async () => undefined, { through: 'slack' }),
    };
    worker = startWorker({
      db: client.db(),
      reactions,
      services: undefined,
      integrations,
      times: quickTimes,
      log: silent,
    });
    // Each pool has looked for itself once, and what the worker knows is written down.
    await until('it has come to rest', () => looks() > 10);
    sent.length = 0;
    await until('ten more polls', () => looks() >= 10);
    const others = sent.filter(
      (command) => !/^(find|update|getMore) /.test(command) || /lanes|integrations/.test(command),
    );
    expect(others).toEqual([]);
    expect(sent.length).toBeLessThanOrEqual(2 * looks() + 3);
  });

  it('finds by its poll what no insert told of, in whichever pool', async () => {
    const ran: string[] = [];
    const reactions = {
      ...Object.fromEntries(
        ['books', 'slack', 'jira'].map((through) => [through, reaction(async () => {}, { through })]),
      ),
      one: reaction(async (_, id) => void ran.push(id), { through: 'mail' }),
    };
    await outbox.happen(reactions, 'a');
    await outbox.deliveries.updateMany({}, { $set: { state: 'dead' } });
    sent.length = 0;
    worker = startWorker({
      db: client.db(),
      reactions,
      services: undefined,
      integrations,
      times: quickTimes,
      log: silent,
    });
    await until(
      'each pool has looked for itself',
      () => sent.filter((command) => command === 'findAndModify deliveries').length >= 4,
    );
    await until('it has come to rest', () => looks() > 10);
    await outbox.deliveries.updateMany({}, { $set: { state: 'waiting' } });
    await until('it ran', () => ran.includes('a'));
  });
});
