import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Actor, type Bakery, type Json, textOf, type View } from '../../../sandbox/client/index.ts';
import { until } from '../../../sandbox/client/until.ts';
import { textsIn } from '../../../sandbox/slack/blocks/walk.ts';

/** A form as it is sent: what stands in it, by block and action, and what it remembers. */
export interface SentForm {
  metadata?: string;
  values: Record<string, Record<string, object>>;
}

/**
 * What somebody asks of Ovenbird, in signed requests of Slack's, whether or not Slack would show them the button.
 * Each resolves to the words of the answer.
 */
export interface Requests {
  types(line: string): Promise<string>;
  presses(actionId: string, value: string): Promise<string>;
  /** A button or field in a form that is open. @param metadata what the form remembers, where it is no order form */
  touches(actionId: string, of?: { value?: string; metadata?: string }): Promise<string>;
  /** A button on Home that leads to another place on it. @returns the headings of Home */
  turns(actionId: string): Promise<string>;
  sends(callbackId: string, form: SentForm): Promise<string>;
  searches(actionId: string): Promise<string>;
  uses(shortcut: string): Promise<string>;
  /** A shortcut of a message that they have just written. */
  picks(shortcut: string): Promise<string>;
  /** A workflow of one step. @returns what the step hands on, or why it failed */
  runs(step: string, inputs: Json): Promise<string>;
  /** @returns the headings of Home */
  opensHome(): Promise<string>;
}

export interface RequestSender {
  as(who: Actor): Requests;
  close(): void;
}

const STILL_WORKING = /Still working on it/;

/** Sends requests as anybody; their `response_url`s lead here. */
export async function openRequests(bakery: Bakery): Promise<RequestSender> {
  const awaited = new Map<string, (answer: string) => void>();
  const server = createServer(async (request, response) => {
    const answer = Buffer.concat(await request.toArray()).toString();
    response.end('ok');
    if (!STILL_WORKING.test(answer)) awaited.get(request.url ?? '')?.(answer);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** Sends a body with a `response_url` of its own. @returns what comes to that */
  async function answered(body: (responseUrl: string) => Record<string, string>): Promise<string> {
    const path = `/${randomUUID()}`;
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const patience = setTimeout(() => reject(new Error('no answer came')), 10_000);
    awaited.set(path, resolve);
    await send(body(`http://127.0.0.1:${port}${path}`));
    return promise.finally(() => clearTimeout(patience));
  }

  /** @returns what the acknowledgement holds */
  async function send(body: Record<string, string>): Promise<string> {
    const form = new URLSearchParams(body).toString();
    const ack = await bakery.forge({ contentType: 'application/x-www-form-urlencoded', body: form });
    if (ack.error) throw new Error(`Slack says ${ack.error}`);
    return ack.body;
  }

  function as(who: Actor): Requests {
    const team = { id: 'T0BAKERY', domain: 'bakery' };
    const payload = (type: string, more: Json) => ({
      payload: JSON.stringify({
        ...{ type, team, user: { id: who.id, name: who.name, team_id: team.id }, trigger_id: randomUUID() },
        ...{ api_app_id: 'A0OVENBIRD', enterprise: null, is_enterprise_install: false, ...more },
      }),
    });
    const action = (action_id: string, value: string) => ({
      actions: [{ type: 'button', action_id, block_id: 'block', value, action_ts: '1' }],
    });
    const closed = async <T>(work: Promise<T>) => work.finally(() => who.close({ all: true }));

    async function touched(actionId: string, { value = '1', metadata }: { value?: string; metadata?: string }) {
      await who.shortcut('place_order');
      const before = await until('a form', who.sees.view);
      const view = { ...before, state: { values: {} }, ...(metadata && { private_metadata: metadata }) };
      await send(payload('block_actions', { view, ...action(actionId, value) }));
      return textOf(await until('another form', () => changed(before, who.sees.view)));
    }

    return {
      types: (line) => {
        const [command = '', text = ''] = line.split(/ (.*)/);
        const asked = { command, text, user_id: who.id, team_id: team.id, trigger_id: randomUUID() };
        return answered((response_url) => ({
          ...asked,
          channel_id: 'C0GENERAL',
          api_app_id: 'A0OVENBIRD',
          response_url,
        }));
      },
      presses: (actionId, value) =>
        answered((response_url) => payload('block_actions', { response_url, ...action(actionId, value) })),
      touches: (actionId, of = {}) => closed(touched(actionId, of)),
      turns: async (actionId) => {
        const before = await until('Home', who.sees.home);
        await send(payload('block_actions', { view: { ...before, hash: undefined }, ...action(actionId, 'all:0:0') }));
        return headingsOf(await until('Home anew', () => changed(before, who.sees.home)));
      },
      sends: (callback_id, { metadata = '', values }) => {
        const view = { id: randomUUID(), type: 'modal', callback_id, blocks: [], private_metadata: metadata };
        return send(payload('view_submission', { view: { ...view, state: { values } } }));
      },
      searches: (action_id) =>
        send(
          payload('block_suggestion', { action_id, block_id: 'block', value: 'c', view: { id: 'x', type: 'modal' } }),
        ),
      uses: async (shortcut) => {
        await who.shortcut(shortcut);
        return closed(until('a form or a word', who.sees.view).then(textOf));
      },
      picks: async (shortcut) => {
        await who.messageShortcut(await who.say('general', 'A tea, please'), shortcut);
        return closed(until('a form or a word', who.sees.view).then(textOf));
      },
      runs: async (step, inputs) => {
        const { id } = await who.runStep(step, inputs);
        const run = await until('the step is told', async () =>
          (await who.sees.runs()).find((each) => each.id === id && each.state !== 'running'),
        );
        return run.error ?? JSON.stringify(run.outputs);
      },
      opensHome: async () => {
        const before = await who.openHome();
        return headingsOf(await until('Home', () => changed(before, who.sees.home)));
      },
    };
  }

  return { as, close: () => void server.close() };
}

async function changed(before: View | null, look: () => Promise<View | null>): Promise<View | null> {
  const now = await look();
  return now && (now.id !== before?.id || now.hash !== before.hash) ? now : null;
}

/** One a line. */
function headingsOf({ blocks }: View): string {
  return textsIn(blocks.filter(({ type }) => type === 'header')).join('\n');
}
