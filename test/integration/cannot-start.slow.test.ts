import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { overhear } from '../security/support/overheard-process.ts';

const other = createServer();
beforeAll(async () => {
  other.listen(0);
  await once(other, 'listening');
});
afterAll(() => {
  other.close();
});

it.each([
  ['a port that is taken', () => ({ OPS_PORT: String((other.address() as AddressInfo).port) }), 'EADDRINUSE'],
  ['an option that MongoDB does not know', () => ({ MONGODB_URI: 'mongodb://127.0.0.1:1/?loud=true' }), 'loud'],
])(
  'says in one line of its log that it cannot start with %s, and ends with 1',
  async (_, env, why) => {
    const ovenbird = overhear({ MONGODB_URI: 'mongodb://127.0.0.1:1/', PORT: '0', OPS_PORT: '0', ...env() });
    expect(await ovenbird.ended()).toBe(1);
    expect(ovenbird.log()).toMatchObject([
      { level: 'fatal', msg: 'cannot start', err: { message: expect.stringContaining(why) } },
    ]);
    expect(ovenbird.output().trim().split('\n')).toHaveLength(1);
  },
  60_000,
);
