import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, numberIn } from '../support/person.ts';

const MEMBERS = 50_000;
/** A page is 200 of them: some 250 steps. */
const FILLING_MS = 180_000;

let bakery: RunningBakery;
let baker: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  baker = await bakery.person('Ben Baker');
  await bakery.quiet();
  await bakery.addCrowd(MEMBERS);
});
afterAll(() => bakery?.close());

const people = () => bakery.database.db.collection('slack_users');
const reading = (id: string) =>
  bakery.database.db.collection<{ _id: string; doneAt?: Date }>('directory_readings').findOne({ _id: id });
const named = async (name: string) => (await bakery.app.services.directory.named(name)).map(({ id }) => id);

/** The clock calls for a reading. */
async function callForReading(id: string): Promise<void> {
  const due = { id, type: 'directory.due', subject: { kind: 'directory', id }, data: {} };
  const { once, events } = bakery.app.services;
  await once(undefined, (session) => events.record(session, due));
}

const atLeast = (count: number) =>
  until(`${count} are known`, async () => (await people().estimatedDocumentCount()) >= count, FILLING_MS);

it('refuses to list so many at once', async () => {
  const { SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl } = bakery.env;
  const web = new WebClient(token, { slackApiUrl, retryConfig: { retries: 0 } });
  await expect(web.users.list({})).rejects.toMatchObject({ data: { error: 'limit_required' } });
});

it(
  'is read in steps, through a rate limit, an outage and a lost answer; nobody is missing, nobody known is lost',
  async () => {
    const night = 'directory:2026-11-22';
    await callForReading(night);
    await atLeast(5_000);
    expect((await reading(night))?.doneAt).toBeUndefined();
    await bakery.fault('slack', { kind: 'rate-limited', match: 'users.list', retryAfterSeconds: 2, times: 1 });
    await atLeast(10_000);
    await bakery.fault('slack', { kind: 'reset', match: 'users.list', times: 2 });
    await atLeast(15_000);
    await bakery.fault('slack', { kind: 'error', status: 503, match: 'users.list', times: 2 });
    const late = await bakery.addPerson({ displayName: 'Late Comer' });
    await until('the reading is done', async () => (await reading(night))?.doneAt, FILLING_MS);

    expect(await people().countDocuments({ names: /^member \d+$/, deleted: false })).toBe(MEMBERS);
    expect(await named('Late Comer')).toEqual([late.id]);
    expect(await people().countDocuments({ deleted: true })).toBe(0);
    expect(await named('Olivia Baker')).toEqual(['U0MANAGER']);
  },
  FILLING_MS + 20_000,
);

it('finds one of them by name without looking at the others', async () => {
  const { db } = bakery.database;
  await db.command({ profile: 2 });
  const [found] = await named('mEmBer  31415');
  await db.command({ profile: 0 });
  expect(found).toBeDefined();
  const queries = await db
    .collection('system.profile')
    .find({ ns: /\.slack_users$/, op: 'query' })
    .toArray();
  const own = queries.filter(({ command }) => command.filter?.names === 'member 31415');
  expect(own).toMatchObject([{ planSummary: 'IXSCAN { names: 1 }', docsExamined: 1 }]);

  const order = numberIn(await ask(baker, '/order', '1 mint_tea to Member 31415'));
  await bakery.quiet();
  const row = await db.collection('notifications').findOne({ 'data.number': order });
  expect(row).toMatchObject({ state: 'sent', to: { by: 'message', slackUser: found } });
});

it('is kept fresh by what Slack says of those who come, change and leave', async () => {
  const { id } = await bakery.addPerson({ displayName: 'Fresh Face' });
  await until('she is known', async () => (await named('Fresh Face')).includes(id));
  await bakery.changePerson(id, { displayName: 'Member 31415', realName: 'Member 31415' });
  await until('two have the name', async () => (await named('Member 31415')).length === 2);
  expect(await named('Fresh Face')).toEqual([]);
  await bakery.changePerson(id, { deleted: true });
  await until('one has it again', async () => (await named('Member 31415')).length === 1);
});
