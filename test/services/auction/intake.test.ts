import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../../src/platform/errors.ts';
import type { Principal } from '../../../src/services/principal.ts';
import { ben, cakelover } from '../../support/people.ts';
import { type AuctionHouse, openAuctionHouse, recordsOf } from './auction-house.ts';

let house: AuctionHouse;

beforeAll(async () => {
  house = await openAuctionHouse();
});
beforeEach(() => house.clear());
afterAll(() => house.close());

const HOURS_24 = 24 * 60 * 60 * 1_000;
const one = { record_id: 'r-1', parameter_1: 'oven', parameter_2: 1.5 };
const submit = (records: unknown, key?: string) =>
  house.auction.submitRecords(records, ben, key === undefined ? undefined : { key, contents: records });
const known = () => house.records.countDocuments();

/** What a refusal says. */
async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error('it was not refused', { cause: error });
  return { kind: error.kind, code: error.code, message: error.message, paths: error.fields.map(({ path }) => path) };
}

describe('handing in records', () => {
  it('keeps them for a day', async () => {
    expect(await submit([one])).toMatchObject({ result: { added: 1, repeated: 0 }, repeated: false });
    const receivedAt = house.time.now;
    const expiresAt = new Date(receivedAt.getTime() + HOURS_24);
    expect(await house.auction.record('r-1', ben)).toEqual({ ...one, receivedAt, expiresAt, state: 'waiting' });

    house.time.now = new Date(expiresAt.getTime() - 1);
    expect(await house.auction.record('r-1', ben)).toMatchObject(one);
    house.time.now = expiresAt;
    expect(await refusal(house.auction.record('r-1', ben))).toMatchObject({
      kind: 'not_found',
      code: 'auction_record_not_found',
    });
  });

  it('has MongoDB delete what has expired', async () => {
    const indexes = await house.db.collection('auction_records').indexes();
    expect(indexes).toContainEqual(expect.objectContaining({ key: { expireAt: 1 }, expireAfterSeconds: 0 }));
  });

  it.each<[string, unknown, string]>([
    ['a text in the place of the number', { ...one, parameter_2: '1' }, 'records.3.parameter_2'],
    ['no number at all', { ...one, parameter_2: undefined }, 'records.3.parameter_2'],
    ['infinity', { ...one, parameter_2: Number.POSITIVE_INFINITY }, 'records.3.parameter_2'],
    ['a number in the place of the text', { ...one, parameter_1: 7 }, 'records.3.parameter_1'],
    ['half a character', { ...one, parameter_1: '\ud83c' }, 'records.3.parameter_1'],
    ['too long a text', { ...one, parameter_1: 'x'.repeat(1_001) }, 'records.3.parameter_1'],
    ['no id', { ...one, record_id: undefined }, 'records.3.record_id'],
    ['an empty id', { ...one, record_id: ' ' }, 'records.3.record_id'],
    ['an id of two lines', { ...one, record_id: 'a\nb' }, 'records.3.record_id'],
    ['too long an id', { ...one, record_id: 'x'.repeat(101) }, 'records.3.record_id'],
    ['more than a record has', { ...one, parameter_3: 1 }, 'records.3'],
    ['no record', null, 'records.3'],
  ])('names the one bad record among good ones, and keeps none: %s', async (_, bad, path) => {
    const records: unknown[] = [...recordsOf(3), bad, ...recordsOf(1, 'other')];
    expect(await refusal(submit(records))).toMatchObject({
      kind: 'invalid',
      code: 'auction_records_invalid',
      paths: [path],
    });
    expect(await known()).toBe(0);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['an empty list', []],
    ['more than a thousand', recordsOf(1_001)],
  ])('refuses %s', async (_, records) => {
    expect(await refusal(submit(records))).toMatchObject({ code: 'auction_records_invalid', paths: ['records'] });
  });

  it('takes a thousand', async () => {
    expect((await submit(recordsOf(1_000))).result).toEqual({ added: 1_000, repeated: 0 });
  });

  it('takes the same record again as no error, and nothing changes', async () => {
    await submit([one]);
    const [before] = await house.records.find().toArray();
    house.time.now = new Date(house.time.now.getTime() + 1_000);
    expect((await submit([one, ...recordsOf(2)])).result).toEqual({ added: 2, repeated: 1 });
    expect(await house.records.findOne({ _id: 'r-1' })).toEqual(before);
  });

  it('refuses another record under an id that is taken, naming it, and keeps nothing of what came with it', async () => {
    await submit([one]);
    const problem = await refusal(submit([...recordsOf(2), { ...one, parameter_2: 2 }]));
    expect(problem).toMatchObject({
      kind: 'conflict',
      code: 'auction_record_conflict',
      paths: ['records.2.record_id'],
    });
    expect(problem.message).toContain('r-1');
    expect(await known()).toBe(1);
  });

  it('takes what stands twice in one list once, and refuses it where it says two things', async () => {
    expect((await submit([one, one])).result).toEqual({ added: 1, repeated: 1 });
    const twice = [
      { ...one, record_id: 'r-2' },
      { ...one, record_id: 'r-2', parameter_1: 'another' },
    ];
    expect(await refusal(submit(twice))).toMatchObject({
      code: 'auction_record_conflict',
      paths: ['records.1.record_id'],
    });
    expect(await known()).toBe(1);
  });

  it('puts a record in the place of an expired one of its id that MongoDB has not deleted yet', async () => {
    await submit([one]);
    house.time.now = new Date(house.time.now.getTime() + HOURS_24);
    expect((await submit([{ ...one, parameter_2: 9 }])).result).toEqual({ added: 1, repeated: 0 });
    expect(await house.auction.record('r-1', ben)).toMatchObject({ parameter_2: 9, state: 'waiting' });
  });

  it('is done once for each key', async () => {
    await submit([one], 'api:1');
    await house.records.deleteMany({});
    expect(await submit([one], 'api:1')).toMatchObject({ result: { added: 1 }, repeated: true });
    expect(await known()).toBe(0);
  });

  it('keeps each record once where ten hand in the same at once', async () => {
    const intakes = await Promise.all(Array.from({ length: 10 }, () => submit(recordsOf(50))));
    expect(intakes.reduce((sum, { result }) => sum + result.added, 0)).toBe(50);
    expect(await known()).toBe(50);
  });

  it('lets one of two through who say different things under one id at once', async () => {
    const both = await Promise.allSettled([submit([one]), submit([{ ...one, parameter_2: 2 }])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await known()).toBe(1);
  });

  it('is for staff, and for programs, which are no staff', async () => {
    const meter: Principal = { ...cakelover, outsideSlack: true };
    expect((await house.auction.submitRecords([one], meter)).result).toMatchObject({ added: 1 });
    expect(await house.auction.record('r-1', meter)).toMatchObject(one);
    expect(await refusal(house.auction.submitRecords([one], cakelover))).toMatchObject({ code: 'forbidden' });
    expect(await refusal(house.auction.record('r-1', cakelover))).toMatchObject({ code: 'forbidden' });
  });
});
