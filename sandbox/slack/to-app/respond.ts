import { isObject } from '../blocks/check.ts';
import { contentOf } from '../messages/content.ts';
import { originalOf } from '../messages/original.ts';
import { append, type Content, compose, whisper } from '../messages/store.ts';
import { channelById } from '../state/lookup.ts';
import type { Json, ResponseUrl } from '../state/types.ts';
import { ApiError } from '../web-api/error.ts';
import type { Workspace } from '../workspace.ts';
import { redeemResponseUrl } from './response-urls.ts';

type Target = Pick<ResponseUrl, 'user' | 'channel' | 'ts'>;

/** Answers a POST to a response_url. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export async function answerResponse(workspace: Workspace, id: string, request: Request): Promise<Response> {
  const body: unknown = await request.json().catch(() => undefined);
  if (!isObject(body)) return refusal(400, 'invalid_payload');
  const target = redeemResponseUrl(workspace, id);
  if (typeof target === 'string') return refusal(404, target);
  try {
    const aside = workspace.asides.get(id);
    if (aside) aside(contentIn(body));
    else respond(workspace, target, body);
    return new Response('ok');
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return refusal(400, error.code, error.detail);
  }
}

function refusal(status: number, error: string, detail: Json = {}): Response {
  return Response.json({ ok: false, error, ...detail }, { status });
}

/** Does what a response asks for: a new message, or a change of the one acted upon. @throws ApiError */
export function respond(workspace: Workspace, target: Target, body: Json): void {
  const original = originalOf(workspace, target);
  if (isSet(body.delete_original)) original?.remove();
  else if (isSet(body.replace_original) && original) original.replace(contentIn(body));
  else show(workspace, target, contentIn(body), body.response_type);
}

/** Slack takes `"true"` as well as `true`. */
function isSet(flag: unknown): boolean {
  return flag === true || flag === 'true';
}

function contentIn({ text, blocks, metadata, thread_ts }: Json): Content {
  return contentOf({
    text: typeof text === 'string' && text !== '' ? text : undefined,
    blocks,
    metadata,
    thread_ts: thread_ts === undefined ? undefined : String(thread_ts),
  });
}

function show(workspace: Workspace, { channel, user }: Target, content: Content, responseType: unknown): void {
  const message = compose(workspace, content);
  const place = channelById(workspace.state, channel);
  if (responseType === 'in_channel' && place) append(workspace, place, message);
  else whisper(workspace, channel, user, message);
}
