import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../../sandbox/client/person.ts';
import { textOf } from '../../../sandbox/client/text.ts';
import { buttons } from './support/forms.ts';
import { present, startWorkspace, type TestWorkspace } from './support/workspace.ts';

let space: TestWorkspace;
let customer: Actor;
beforeEach(async () => {
  space = await startWorkspace();
  customer = await space.team.person('Mr. Cakelover');
});
afterEach(() => space.close());

async function respond(url: string, body: object) {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
}

const general = async () => (await customer.sees.channel('general')).map(textOf);

describe('a response_url', () => {
  it('whispers to the person, or speaks to the channel', async () => {
    await customer.command('/order');
    const { response_url } = space.app.last('/order');
    expect(await respond(response_url, { text: 'For you' })).toBe('200 ok');
    await respond(response_url, { text: 'For all', response_type: 'in_channel' });
    expect(await general()).toEqual(['For you', 'For all']);
    expect((await customer.sees.ephemerals()).map(textOf)).toEqual(['For you']);
  });

  it('replaces and deletes the message acted upon, be it whispered or posted', async () => {
    await customer.command('/order');
    await respond(space.app.last('/order').response_url, { text: 'Sure?', blocks: [buttons('yes')] });
    const [question] = await customer.sees.ephemerals();
    await customer.press(present(question), 'yes');
    const { response_url, container, message } = space.app.last('block_actions');
    expect(container).toMatchObject({ is_ephemeral: true, message_ts: question?.ts });
    expect(message).toBeUndefined();
    await respond(response_url, { text: 'Thanks', replace_original: true });
    expect(await general()).toEqual(['Thanks']);
    await respond(response_url, { delete_original: true });
    expect(await general()).toEqual([]);
  });

  it('is good five times', async () => {
    await customer.command('/order');
    const { response_url } = space.app.last('/order');
    for (let use = 0; use < 5; use += 1) await respond(response_url, { text: String(use) });
    expect(await respond(response_url, { text: '6' })).toBe('404 {"ok":false,"error":"used_url"}');
    expect(await general()).toHaveLength(5);
  });

  it('expires', async () => {
    await customer.command('/order');
    await space.team.timings({ responseUrlMs: 0 });
    const { response_url } = space.app.last('/order');
    await customer.sees.dm();
    expect(await respond(response_url, { text: 'late' })).toBe('404 {"ok":false,"error":"expired_url"}');
  });

  it('refuses blocks that Slack refuses', async () => {
    await customer.command('/order');
    const blocks = [{ type: 'section' }];
    expect(await respond(space.app.last('/order').response_url, { blocks })).toContain('"invalid_blocks"');
  });
});
