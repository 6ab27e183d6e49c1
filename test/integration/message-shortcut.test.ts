import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChatPostMessageArguments, LogLevel, WebClient } from '@slack/web-api';
import { type Actor, type SeenMessage, textOf, type View } from '../../sandbox/client/index.ts';
import { until } from '../../sandbox/client/until.ts';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { ask, numberIn } from '../support/person.ts';
import { cardShows } from '../support/sights.ts';

let bakery: RunningBakery;
let customer: Actor;
let baker: Actor;
let slack: WebClient;

beforeAll(async () => {
  bakery = await openBakery();
  [customer, baker] = [await bakery.person('Mr. Cakelover'), await bakery.person('Ben Baker')];
  slack = new WebClient(bakery.env.SLACK_BOT_TOKEN, {
    slackApiUrl: bakery.env.SLACK_API_URL,
    logLevel: LogLevel.ERROR,
  });
  await slack.conversations.join({ channel: 'C0GENERAL' });
});
afterEach(async () => {
  await bakery.clearFaults();
  for (const person of [customer, baker]) if (await person.sees.view()) await person.close({ all: true });
});
afterAll(() => bakery.close());

/** Turns a message into an order. @returns the form, once it is open */
async function turn(person: Actor, message: SeenMessage): Promise<View> {
  const before = await person.sees.view();
  await person.messageShortcut(message, 'turn_into_order');
  return until('the form', async () => {
    const view = await person.sees.view();
    return view?.callback_id === 'order-form' && view.id !== before?.id && view;
  });
}

/** Posts something as an app does. @returns it as people see it in #general */
async function posted(args: Partial<ChatPostMessageArguments>): Promise<SeenMessage> {
  const { ts } = await slack.chat.postMessage({ channel: 'C0GENERAL', ...args } as ChatPostMessageArguments);
  const seen = (await baker.sees.channel('general')).find((message) => message.ts === ts);
  if (!seen) throw new Error('nobody sees the message');
  return seen;
}

const entered = ({ state: { values } }: View, block: string) => values[block]?.value;
const notesIn = (view: View) => entered(view, 'notes')?.value;
const linkOf = ({ channel, ts }: SeenMessage) => `https://bakery.slack.com/archives/${channel}/p${ts.replace('.', '')}`;
const orderOf = (number: number) => bakery.database.db.collection('orders').findOne({ number });

/** Orders what the form has, with a tea. */
async function order(person: Actor, form: View): Promise<number> {
  const { view } = await person.submit(form, { 'line-1:product': 'Mint Tea' });
  return numberIn(textOf(view));
}

describe('“Turn into an order”', () => {
  it('fills the notes with the message, and the order leads back to it', async () => {
    const message = await baker.say('general', 'Two *teas* for <friends> & family');
    const form = await turn(customer, message);
    expect(notesIn(form)).toBe('Two teas for <friends> & family');
    expect(textOf(form)).toContain(`From <${linkOf(message)}|this message>: what it says is in the notes.`);

    const number = await order(customer, form);
    expect(await orderOf(number)).toMatchObject({
      notes: 'Two teas for <friends> & family',
      link: linkOf(message),
      customer: { slackUser: customer.id },
    });
    const back = `<${linkOf(message)}|The message it was made from>`;
    expect(textOf(await cardShows(baker, number, 'waiting'))).toContain(back);
    expect(await ask(customer, '/order', `show ${number}`)).toContain(back);
  });

  it('is for its author where staff do it, and for oneself otherwise', async () => {
    const message = await customer.say('general', 'I would love a tea');
    const form = await turn(baker, message);
    expect(entered(form, 'for-user')).toMatchObject({ selected_user: customer.id });
    const number = await order(baker, form);
    expect(await orderOf(number)).toMatchObject({ customer: { slackUser: customer.id }, placedBy: { id: baker.id } });

    const own = await baker.say('general', 'a tea for me');
    expect(entered(await turn(baker, own), 'for-user')).toMatchObject({ selected_user: null });
    expect(entered(await turn(customer, own), 'for-user')).toBeUndefined();
  });

  it('is not for somebody who has left', async () => {
    const nora = await bakery.addPerson({ displayName: 'Nora New' });
    const message = await nora.say('general', 'a tea, please');
    const known = bakery.database.db.collection<{ _id: string }>('slack_users');
    await until('she is known', () => known.findOne({ _id: nora.id }));
    expect(entered(await turn(baker, message), 'for-user')).toMatchObject({ selected_user: nora.id });
    await bakery.changePerson(nora.id, { deleted: true });
    await until('she has left', () => known.findOne({ _id: nora.id, deleted: true }));
    expect(entered(await turn(baker, message), 'for-user')).toMatchObject({ selected_user: null });
  });

  it('keeps the link through every change of the form', async () => {
    const message = await baker.say('general', 'Cake!');
    const form = await turn(customer, message);
    await customer.fill(form, { 'line-1:product': 'Chocolate Cake', 'line-1:persons': 2, notes: 'Cake, quickly!' });
    const { view } = await customer.submit((await customer.sees.view()) ?? form);
    expect(await orderOf(numberIn(textOf(view)))).toMatchObject({ notes: 'Cake, quickly!', link: linkOf(message) });
  });

  it('cuts what is too long for the notes, and says so', async () => {
    const form = await turn(customer, await baker.say('general', '🎂'.repeat(1_000)));
    const notes = String(notesIn(form));
    expect(notes.length).toBeLessThanOrEqual(1_500);
    expect(notes.isWellFormed()).toBe(true);
    expect(textOf(form)).toContain('it says more than the notes hold, which have its first 1,500 characters.');
    await order(customer, form);
  });
});

describe('“Turn into an order” of what an app wrote', () => {
  it('reads blocks', async () => {
    const blocks = [
      { type: 'section' as const, text: { type: 'mrkdwn' as const, text: `*2 teas* for <@${customer.id}>` } },
    ];
    const form = await turn(baker, await posted({ blocks }));
    expect(notesIn(form)).toBe('2 teas for @Mr. Cakelover');
    expect(entered(form, 'for-user')).toMatchObject({ selected_user: null });
  });

  it('opens with empty notes where there is nothing to read', async () => {
    const blocks = [{ type: 'divider' as const }];
    const form = await turn(customer, await posted({ text: ' ', blocks }));
    expect(notesIn(form) ?? null).toBeNull();
    expect(textOf(form)).toContain('it has no text for the notes.');
    await order(customer, form);
  });

  it('leads back into a thread', async () => {
    const parent = await baker.say('general', 'What would you like?');
    const reply = await posted({ text: 'A tea', thread_ts: parent.ts });
    const number = await order(customer, await turn(customer, reply));
    expect(await orderOf(number)).toMatchObject({
      link: `${linkOf(reply)}?thread_ts=${parent.ts}&cid=C0GENERAL`,
    });
  });

  it('mentions nobody whom a hostile text names', async () => {
    const form = await turn(
      customer,
      await baker.say('general', '<!channel> <https://evil.example|free cake> &lt;!here&gt;'),
    );
    expect(notesIn(form)).toBe('<!channel> <https://evil.example|free cake> &lt;!here&gt;');
    const number = await order(customer, form);
    const card = textOf(await cardShows(baker, number, 'waiting'));
    expect(card).toContain('&lt;!channel&gt;');
    expect(card).not.toMatch(/<!(channel|here)|<https:\/\/evil/);
  });
});

describe('the link', () => {
  it.each(['down', 'slow'] as const)('is what the payload tells where Slack is %s when asked for it', async (kind) => {
    const message = await baker.say('general', 'A tea');
    await bakery.fault('slack', { kind, match: 'chat.getPermalink' });
    const number = await order(customer, await turn(customer, message));
    expect(await orderOf(number)).toMatchObject({ link: linkOf(message) });
  });

  it('is there in a channel that we cannot see', async () => {
    const { id } = await bakery.createChannel('secrets', { isPrivate: true, user: customer.id });
    const message = await customer.say(id, 'A tea, but tell nobody');
    const number = await order(customer, await turn(customer, message));
    expect(await orderOf(number)).toMatchObject({ link: linkOf(message) });
  });
});
