import type { RequestHandler } from 'express';

const MOST_AHEAD_S = 5 * 60;

/**
 * Refuses what is dated more than five minutes ahead, as Slack has it. Bolt looks at the past alone, so that a request dated
 * next year could be sent again until then.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const refuseDatedAhead: RequestHandler = (request, response, next) => {
  const ahead = Number(request.get('x-slack-request-timestamp')) - Date.now() / 1_000;
  if (ahead > MOST_AHEAD_S) response.status(401).end();
  else next();
};
