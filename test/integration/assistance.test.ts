import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { topicActions, topicBlock } from '../../src/views/modals/topics-form-line.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask } from '../support/person.ts';

let bakery: RunningBakery;
let customer: Actor;
let manager: Actor;

beforeAll(async () => {
  bakery = await openBakery();
  customer = await bakery.person('Mr. Cakelover');
  manager = await bakery.person('Olivia Baker');
});
afterEach(async () => {
  for (const person of [customer, manager]) if (await person.sees.view()) await person.close({ all: true });
});
afterAll(() => bakery?.close());

const assist = (text: string) => ask(customer, '/bakery', `assist ${text}`);

/** The latest message that says this. */
const messageIn = (where: () => ReturnType<Actor['sees']['dm']>, words: string) =>
  until(`“${words}”`, async () => (await where()).findLast((message) => textOf(message).includes(words)));

const dmTo = (person: Actor, words: string) => messageIn(person.sees.dm, words);
const inTeam = (words: string) => messageIn(() => manager.sees.channel('team'), words);
const form = (person: Actor) => until('the form', person.sees.view);

/** The form of the topics, from the settings. */
async function openTopics(): Promise<View> {
  await manager.command('/bakery', 'settings');
  await manager.press(await form(manager), topicActions.open);
  return until('the topics', async () => {
    const view = await manager.sees.view();
    return view?.title && textOf(view).startsWith('Topics') && view;
  });
}

describe('asking for assistance', () => {
  it('comes to the managers while no team channel is chosen, and the asker reads that', async () => {
    expect(await assist('sales Do you deliver to <the moon> & back?')).toMatch(/“?.*sales.*It goes to the managers/s);
    const note = await dmTo(manager, 'Do you deliver to <the moon> & back?');
    expect(textOf(note)).toMatch(/<@U0CAKELOVER> asks about \*sales\*/);
    await bakery.quiet();
  });

  it('comes by mail to the bakery’s own address, and an answer goes to whoever asked', async () => {
    expect(await assist('pricing A cake for 200?')).toMatch(/It goes to bakery@example.com/);
    const mail = await until('the mail', async () => (await bakery.mail.messages('bakery@example.com')).at(-1));
    expect(mail).toMatchObject({ subject: 'Mr. Cakelover asks about pricing' });
    expect(mail.text).toContain('A cake for 200?');
    expect(mail.headers['x-ovenbird-id']).toBeTruthy();
    const { email } = (await bakery.people()).find(({ id }) => id === customer.id) ?? {};
    expect(mail.headers['reply-to'] ?? '').toContain(email ?? '');
  });

  it('by the form: a command without a question opens it, with the topic chosen, and so does the shortcut', async () => {
    await customer.command('/bakery', 'assist pricing');
    const opened = await form(customer);
    expect(JSON.stringify(opened.blocks)).toMatch(/"initial_option":\{[^}]*\{[^}]*"pricing"/);
    await customer.close({ all: true });
    await customer.shortcut('ask_for_assistance');
    const { view } = await customer.submit(await form(customer), { topic: 'sales', description: 'By the shortcut.' });
    expect(textOf(view)).toContain('It goes to the managers');
    await dmTo(manager, 'By the shortcut.');
  });

  it.each([
    ['cats', /no topic “cats”.*sales, pricing/s],
    ['cats Do you have any?', /no topic “cats”.*sales, pricing/s],
    [`sales ${'x'.repeat(2_001)}`, /2001 characters/],
  ])('says what is wrong with “%.20s”', async (text, words) => {
    expect(await assist(text)).toMatch(words);
  });
});

describe('the topics', () => {
  it('are edited in a form of their own, tried, and saved', async () => {
    const topics = await openTopics();
    await manager.press(topics, topicActions.add);
    const added = await until('a third topic', async () => {
      const view = await manager.sees.view();
      return JSON.stringify(view).includes(topicBlock(3, 'name')) && view;
    });
    const filled = await manager.fill(added, {
      [`${topicBlock(3, 'name')}/${topicActions.name}`]: 'weddings',
      [`topic-3:target:slack/${topicActions.target}`]: 'C0TEAM',
    });
    await manager.press(filled, topicActions.test, { value: '3' });
    await inTeam('this is where questions about *weddings* would come');
    const tried = await until('the outcome', async () => {
      const view = await manager.sees.view();
      return textOf(view).includes('On its way') && view;
    });
    const { errors, view } = await manager.submit(tried);
    expect(errors).toEqual({});
    expect(textOf(view)).toMatch(/\*weddings\*: <#C0TEAM>/);
    expect(await assist('weddings How many tiers?')).toContain('It goes to <#C0TEAM>');
    await inTeam('How many tiers?');
  });

  it('can lose one while somebody has the form open: they read which there are', async () => {
    await customer.command('/bakery', 'assist weddings');
    const opened = await form(customer);
    const { settings } = bakery.app.services;
    const { topics, topicsVersion } = await settings.readFresh();
    const rest = topics.filter(({ name }) => name !== 'weddings');
    const olivia = { id: manager.id, name: manager.name, kind: 'person', via: 'Slack' } as const;
    await settings.changeTopics(rest, topicsVersion, { actor: olivia, staff: true, manager: true });
    const { errors } = await customer.submit(opened, { description: 'Too late?' });
    expect(errors).toEqual({ topic: expect.stringMatching(/no topic “weddings”.*sales, pricing/s) });
  });

  it('name what is wrong, under its field', async () => {
    const topics = await openTopics();
    const { errors } = await manager.submit(topics, { [`${topicBlock(1, 'name')}/${topicActions.name}`]: 'two words' });
    expect(errors).toEqual({ [topicBlock(1, 'name')]: expect.stringMatching(/one word/) });
  });
});

describe('a channel that is gone', () => {
  it('is told to the managers once, and questions come elsewhere', async () => {
    const { settings } = bakery.app.services;
    const olivia = { id: manager.id, name: manager.name, kind: 'person', via: 'Slack' } as const;
    await settings.change({ teamChannel: { id: 'C0TEAM' } }, { actor: olivia, staff: true, manager: true });
    await bakery.archiveChannel('C0TEAM');
    await assist('sales Is anybody there?');
    await dmTo(manager, 'Is anybody there?');
    await assist('sales Anybody at all?');
    await dmTo(manager, 'Anybody at all?');
    const told = (await manager.sees.dm()).map(textOf).filter((text) => /Questions about .* cannot go to/.test(text));
    expect(told).toHaveLength(1);
    await dmTo(customer, 'Your question about *sales* went to the managers');
    await bakery.quiet();
    const dead = await bakery.database.db.collection('deliveries').countDocuments({ state: 'dead' });
    expect(dead).toBe(0);
  });
});

describe('a customer who cannot be told', () => {
  it('is left to the kitchen, with what to do about it', async () => {
    await bakery.mail.refuse('ms_delicious@gmail.com');
    await ask(manager, '/order', '1 mint_tea to Ms. Delicious');
    const note = await messageIn(() => manager.sees.channel('kitchen'), 'I could not tell *Ms. Delicious*');
    expect(textOf(note)).toMatch(/refuses ms_delicious@gmail.com, which was guessed/);
    await manager.press(note, 'customer.open');
    expect(textOf(await form(manager))).toContain('Ms. Delicious');
  });
});
