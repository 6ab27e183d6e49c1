import { issueNotFound, JiraError } from './errors.ts';
import { PROJECT } from './site.ts';

/**
 * What Jira Cloud answers somebody whose token has expired: as to anybody who is not logged in, whom the project is hidden
 * from. Only what is about the account itself is refused as such.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#authentication
 */
export function anonymousAnswer({ method, url }: Request): Response {
  const answer = answerTo(`${method} ${new URL(url).pathname.replace('/rest/api/3/', '')}`);
  answer.headers.set('x-seraph-loginreason', 'AUTHENTICATED_FAILED');
  return answer;
}

/** A token that was never one is refused, whatever is asked for. */
export function unauthorized(): Response {
  const message = 'Client must be authenticated to access this resource.';
  return Response.json(
    { message, 'status-code': 401 },
    { status: 401, headers: { 'www-authenticate': 'OAuth realm=""' } },
  );
}

function answerTo(request: string): Response {
  if (request === 'POST issue/bulkfetch') return Response.json({ issues: [], issueErrors: [] });
  if (request === 'POST search/jql') return Response.json({ issues: [], isLast: true });
  if (request === 'POST issue') return new JiraError(400, [], { project: 'valid project is required' }).toResponse();
  if (/^\w+ issue\/(?!createmeta)/.test(request)) return issueNotFound().toResponse();
  if (/^\w+ (project|issue\/createmeta)\//.test(request)) {
    return new JiraError(404, [`No project could be found with key '${PROJECT.key}'.`]).toResponse();
  }
  return unauthorized();
}
