import { isObject } from '../blocks/check.ts';
import { bakery } from '../state/bakery.ts';
import type { Json } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { ApiError } from './error.ts';
import { TooManyCalls } from './limits.ts';
import { type Method, requireScope } from './method.ts';
import { methods } from './methods.ts';
import { noticeFailedView } from './view-notices.ts';

/** Answers one call of the Web API; refusals are 200 with `ok: false`, as Slack sends them. */
export async function answerCall(workspace: Workspace, name: string, request: Request): Promise<Response> {
  const headers = { 'x-oauth-scopes': workspace.installation.scopes.join(',') };
  try {
    const result = await run(workspace, name, request);
    return Response.json({ ok: true, ...withWarning(result, request) }, { headers });
  } catch (error) {
    if (error instanceof TooManyCalls) return tooMany(error);
    if (!(error instanceof ApiError)) throw error;
    return Response.json({ ok: false, error: error.code, ...error.detail }, { headers });
  }
}

/** https://docs.slack.dev/apis/web-api/rate-limits/ */
function tooMany({ retryAfter }: TooManyCalls): Response {
  const headers = { 'retry-after': String(retryAfter) };
  return Response.json({ ok: false, error: 'ratelimited' }, { status: 429, headers });
}

async function run(workspace: Workspace, name: string, request: Request): Promise<Json> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new ApiError('unknown_method', { req_method: name });
  const args = await readArguments(request);
  workspace.limits.count(name, args.text('channel'));
  authenticate(workspace, method, request, args);
  if (method.scope !== undefined) requireScope(workspace, method.scope);
  try {
    return await method.run(args, workspace);
  } catch (error) {
    if (error instanceof ApiError) noticeFailedView(workspace, name, args, error);
    throw error;
  }
}

function authenticate({ installation }: Workspace, method: Method, request: Request, args: Arguments): void {
  const token = request.headers.get('authorization')?.replace(/^Bearer /i, '') ?? args.text('token');
  if (token === undefined) throw new ApiError('not_authed');
  if (token !== bakery.app.token && token !== bakery.app.appToken) throw new ApiError('invalid_auth');
  const wanted = method.token === 'app' ? bakery.app.appToken : bakery.app.token;
  if (token !== wanted) throw new ApiError('not_allowed_token_type');
  // The app-level token outlives an installation.
  if (method.token !== 'app' && !installation.active) throw new ApiError('account_inactive');
}

function withWarning(result: Json, request: Request): Json {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json') || /charset=/i.test(type)) return result;
  const metadata = isObject(result.response_metadata) ? result.response_metadata : {};
  return {
    ...result,
    warning: 'missing_charset',
    response_metadata: { ...metadata, warnings: ['missing_charset'] },
  };
}
