/** A bare Bolt app with a MongoDB client, which lists orders as the tutorials do it: the least that can answer `/order list`. */
import type { AddressInfo } from 'node:net';
import { App } from '@slack/bolt';
import { MongoClient } from 'mongodb';
import { ready, variable } from './ready.ts';

const client = await MongoClient.connect(variable('MONGODB_URI'));
const orders = client.db().collection('orders');
const app = new App({
  token: variable('SLACK_BOT_TOKEN'),
  signingSecret: variable('SLACK_SIGNING_SECRET'),
  clientOptions: { slackApiUrl: variable('SLACK_API_URL') },
});

app.command('/order', async ({ command: { user_id: user }, ack, respond }) => {
  await ack();
  const found = await orders
    .find({ $or: [{ 'placedBy.id': user }, { 'customer.slackUser': user }] })
    .sort({ placedAt: -1, number: -1 })
    .limit(16)
    .toArray();
  const lines = found.map(({ number, status, dueAt }) => `Order ${number}: ${status}, due ${dueAt.toISOString()}`);
  await respond({ response_type: 'ephemeral', text: lines.join('\n') });
});

/** Does nothing but acknowledge. */
app.command('/acknowledge', async ({ ack }) => {
  await ack();
});

const server = await app.start(0);
ready((server.address() as AddressInfo).port);
