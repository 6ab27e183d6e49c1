import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sign } from '../../sandbox/slack/to-app/signature.ts';
import { openHttpClient } from './http.ts';

/** People in Slack who send commands faster than the stand-in's people can. */
export interface SlackLoad {
  /**
   * Types a command whose answer goes to `answersUrl`.
   *
   * @returns how long Slack waited for the acknowledgement, in milliseconds
   * @throws when it is not 200
   */
  acknowledged(appUrl: string, command: Command, answersUrl: string): Promise<number>;
  /** Types a command and waits for what comes by its `response_url`. @returns the answer's body */
  answered(appUrl: string, command: Command): Promise<string>;
  /** Presses a button of a message, and waits in the same way. */
  pressed(appUrl: string, press: Press): Promise<string>;
  close(): Promise<void>;
}

export interface Command {
  user: string;
  command: string;
  text: string;
}

export interface Press {
  user: string;
  actionId: string;
  value: string;
}

/** Not yet the answer. */
const STILL_WORKING = /Still working on it/;

const TEAM = 'T0BENCH';
const CHANNEL = { id: 'C0BENCH', name: 'bench' };

/** @param signingSecret as `SLACK_SIGNING_SECRET` has it */
export async function openSlackLoad(signingSecret: string): Promise<SlackLoad> {
  const http = openHttpClient();
  const waiting = new Map<string, (body: string) => void>();
  const answers = createServer(async (request, response) => {
    const body = await text(request);
    response.end('ok');
    if (STILL_WORKING.test(body)) return;
    waiting.get(request.url ?? '')?.(body);
    waiting.delete(request.url ?? '');
  });
  await new Promise<void>((resolve) => {
    answers.listen(0, '127.0.0.1', resolve);
  });
  const answersUrl = `http://127.0.0.1:${(answers.address() as AddressInfo).port}`;
  let sent = 0;
  let asked = 0;

  /** @returns how long the acknowledgement took, in milliseconds */
  async function post(appUrl: string, fields: Record<string, string>): Promise<number> {
    const body = new URLSearchParams(fields).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      ...sign(signingSecret, Math.floor(Date.now() / 1_000), body),
    };
    const { status, ms } = await http.post(`${appUrl}/slack/events`, body, headers);
    if (status !== 200) throw new Error(`${body} was answered ${status}`);
    return ms;
  }

  const newTrigger = () => {
    sent += 1;
    return `${process.pid}.${sent}.bench`;
  };

  /** https://docs.slack.dev/interactivity/implementing-slash-commands */
  function type(appUrl: string, { user, command, text }: Command, responseUrl: string): Promise<number> {
    const ids = { team_id: TEAM, channel_id: CHANNEL.id, channel_name: CHANNEL.name, user_id: user, user_name: user };
    return post(appUrl, { ...ids, command, text, trigger_id: newTrigger(), response_url: responseUrl });
  }

  /** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
  function press(appUrl: string, { user, actionId, value }: Press, responseUrl: string): Promise<number> {
    const message = { type: 'message', ts: '1700000000.000100', text: 'a card', user: 'U0OVENBIRD' };
    const payload = {
      ...{ type: 'block_actions', team: { id: TEAM }, user: { id: user, team_id: TEAM }, channel: CHANNEL, message },
      container: { type: 'message', message_ts: message.ts, channel_id: CHANNEL.id, is_ephemeral: false },
      ...{ trigger_id: newTrigger(), response_url: responseUrl },
      actions: [{ type: 'button', action_id: actionId, block_id: 'buttons', value, action_ts: message.ts }],
    };
    return post(appUrl, { payload: JSON.stringify(payload) });
  }

  /** @param send given the `response_url` */
  async function answerTo(send: (responseUrl: string) => Promise<unknown>): Promise<string> {
    asked += 1;
    const path = `/${asked}`;
    const { promise, resolve } = Promise.withResolvers<string>();
    waiting.set(path, resolve);
    await send(`${answersUrl}${path}`);
    return promise;
  }

  return {
    acknowledged: type,
    answered: (appUrl, command) => answerTo((responseUrl) => type(appUrl, command, responseUrl)),
    pressed: (appUrl, button) => answerTo((responseUrl) => press(appUrl, button, responseUrl)),
    async close() {
      http.close();
      answers.closeAllConnections();
      await new Promise((resolve) => {
        answers.close(resolve);
      });
    },
  };
}
