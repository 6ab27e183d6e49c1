import { isObject } from '../blocks/check.ts';
import { bakery } from '../state/bakery.ts';
import { personById } from '../state/lookup.ts';
import type { Channel, Json } from '../state/types.ts';
import { type Ack, ackOf, notify } from '../to-app/acknowledgement.ts';
import type { Reply } from '../to-app/connection.ts';
import { channelRef } from '../to-app/interaction.ts';
import { respond } from '../to-app/respond.ts';
import { issueResponseUrl } from '../to-app/response-urls.ts';
import { ApiError } from '../web-api/error.ts';
import type { Workspace } from '../workspace.ts';
import { Impossible } from './impossible.ts';

/** A command as it is typed. */
export interface Typed {
  command: string;
  text: string;
  channel: Channel;
}

/**
 * A person types a slash command in a channel. https://docs.slack.dev/interactivity/implementing-slash-commands
 * @throws Impossible for a command that the manifest does not have
 */
export async function typeCommand(workspace: Workspace, user: string, typed: Typed): Promise<Ack> {
  const { command, channel } = typed;
  const responseUrl = issueResponseUrl(workspace, { user, channel: channel.id });
  const reply = await sendCommand(workspace, user, { ...typed, responseUrl });
  if (reply.error) {
    const text = `${command} failed with the error "${reply.error}"`;
    notify(workspace, { user, text, error: reply.error, detail: `The app answered ${reply.status ?? 'nothing'}.` });
  } else {
    showAnswer(workspace, user, channel, reply.body);
  }
  return ackOf(reply);
}

/** Sends a command to the app; its answers go to `responseUrl`. @throws Impossible for one that it does not have */
export function sendCommand(
  { state, installation, app, triggers }: Workspace,
  user: string,
  { command, text, channel, responseUrl }: Typed & { responseUrl: string },
): Promise<Reply> {
  const known = installation.commands?.find((each) => each.command === command);
  if (installation.commands && !known) throw new Impossible(`${command} is not a valid command.`);
  const form = {
    token: bakery.app.verificationToken,
    team_id: bakery.team.id,
    team_domain: bakery.team.domain,
    channel_id: channel.id,
    channel_name: channelRef(channel).name,
    user_id: user,
    user_name: personById(state, user)?.name ?? '',
    command,
    text: known?.should_escape ? escaped(text) : text,
    api_app_id: bakery.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggers.issue({ user }),
  };
  return app.deliver(app.pack('application/x-www-form-urlencoded', new URLSearchParams(form).toString()));
}

/** Shows what the body of an acknowledgement says, if it says something. */
function showAnswer(workspace: Workspace, user: string, channel: Channel, body: string): void {
  if (body.trim() === '') return;
  try {
    respond(workspace, { user, channel: channel.id }, parsed(body));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const text = 'The app sent an answer that cannot be shown.';
    notify(workspace, { user, text, error: error.code, detail: JSON.stringify(error.detail) });
  }
}

function parsed(body: string): Json {
  try {
    const json: unknown = JSON.parse(body);
    return isObject(json) ? json : { text: body };
  } catch {
    return { text: body };
  }
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
