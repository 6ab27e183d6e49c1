import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';
import { type SesStandIn, startSesStandIn } from '../support/ses-stand-in.ts';

let ses: SesStandIn;
let bakery: RunningBakery;
let manager: Actor;
beforeAll(async () => {
  ses = await startSesStandIn();
  const keys = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' };
  const env = { SMTP_URL: undefined, SES_REGION: 'eu-central-1', AWS_ENDPOINT_URL_SESV2: ses.url, ...keys };
  bakery = await openBakery({ env });
  manager = await bakery.person('Olivia Baker');
});
afterAll(async () => {
  await bakery?.close();
  await ses.close();
});

const mailTo = (address: string) =>
  until(`a mail to ${address}`, () => ses.taken.find(({ to }) => to.includes(address)));

it('brings news to customers, and questions to the bakery, by Amazon SES', async () => {
  await ask(manager, '/order', '1 mint_tea to Ms. Delicious');
  expect((await mailTo('ms_delicious@gmail.com')).text).toMatch(/We have your order 1.*guessed this address/s);
  await ask(manager, '/bakery', 'assist pricing A cake for 200?');
  expect((await mailTo('bakery@example.com')).subject).toBe('Olivia Baker asks about pricing');
});

it('holds everything while the account is paused, and sends it after', async () => {
  ses.refuse('SendingPausedException');
  await ask(manager, '/bakery', 'assist pricing Are you there?');
  const held = { reaction: 'ask-by-mail', lane: 'mail', state: 'waiting' };
  await until('mail is left alone', () => bakery.database.db.collection('deliveries').findOne(held));
  const lanes = bakery.database.db.collection<{ _id: string }>('lanes');
  await lanes.deleteOne({ _id: 'mail' });
  await bakery.database.db.collection('deliveries').updateOne(held, [{ $set: { dueAt: '$$NOW' } }]);
  await until('it is sent', () => ses.taken.some(({ text }) => text.includes('Are you there?')));
});
