import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { textOf } from '../../../sandbox/client/text.ts';
import { present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
beforeAll(async () => {
  space = await startWorkspace({ timings: { ackMs: 150 } });
});
afterAll(() => space.close());
beforeEach(() => {
  space.app.answer = () => undefined;
});

describe('a slash command', () => {
  it('reaches the app as Slack sends it, signed', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    const ack = await customer.command('/order', '2 chocolate_cake for 4');
    expect(ack).toMatchObject({ status: 200, body: '' });
    const { headers, body, payload } = present(space.app.received.at(-1));
    expect(payload).toMatchObject({
      command: '/order',
      text: '2 chocolate_cake for 4',
      user_id: 'U0CAKELOVER',
      channel_id: 'C0GENERAL',
      channel_name: 'general',
      team_id: 'T0BAKERY',
      api_app_id: 'A0OVENBIRD',
    });
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
    const signed = `v0:${headers['x-slack-request-timestamp']}:${body}`;
    const hmac = createHmac('sha256', space.slack.env.SLACK_SIGNING_SECRET ?? '')
      .update(signed)
      .digest('hex');
    expect(headers['x-slack-signature']).toBe(`v0=${hmac}`);
  });

  it('shows what the acknowledgement says to the person alone, or to the channel', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    const baker = await space.team.person('Ben Baker');
    space.app.answer = () => 'Just for you';
    await customer.command('/order');
    space.app.answer = () => ({ response_type: 'in_channel', text: 'For all' });
    await customer.command('/order');
    const texts = async (who: typeof baker) => (await who.sees.channel('general')).map(textOf);
    expect(await texts(customer)).toEqual(['Just for you', 'For all']);
    expect(await texts(baker)).toEqual(['For all']);
  });

  it('fails before the person’s eyes when the app is silent, or answers anything but 200', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    space.app.answer = () => 'silence';
    expect(await customer.command('/order')).toMatchObject({ status: null, error: 'operation_timeout' });
    space.app.answer = () => 404;
    expect(await customer.command('/order')).toMatchObject({ status: 404, error: 'dispatch_failed' });
    expect((await customer.sees.notices()).map(({ text }) => text)).toEqual([
      '/order failed with the error "operation_timeout"',
      '/order failed with the error "dispatch_failed"',
    ]);
  });

  it('is refused when the manifest does not have it', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    await expect(customer.command('/bread')).rejects.toThrow('/bread is not a valid command');
  });

  it('can be sent again, byte for byte, with the headers of a retry', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    const ack = await customer.command('/order', 'once');
    await space.team.again(ack, { times: 2 });
    const sent = space.app.received.filter(({ payload }) => payload.text === 'once');
    expect(new Set(sent.map(({ body }) => body)).size).toBe(1);
    expect(sent.map(({ headers }) => headers['x-slack-retry-num']).sort()).toEqual(['1', '2', undefined]);
  });

  it('can be forged: another secret, an old timestamp, no signature', async () => {
    const customer = await space.team.person('Mr. Cakelover');
    const ack = await customer.command('/order');
    const forge = async (forgery: object) => {
      await space.team.again(ack, { forgery });
      return space.app.received.at(-1)?.headers ?? {};
    };
    expect(await forge({ signature: null })).not.toHaveProperty('x-slack-signature');
    expect(await forge({ timestamp: 1_000 })).toMatchObject({ 'x-slack-request-timestamp': '1000' });
    expect(await forge({ secret: 'other', timestamp: 1_000 })).not.toMatchObject({
      'x-slack-signature': (await forge({ timestamp: 1_000 }))['x-slack-signature'],
    });
  });
});
