import type { App } from '@slack/bolt';
import { codeOf } from '../platform/errors.ts';
import { isUnreachable } from '../platform/mongo/index.ts';
import { currentRequestId, withRequestId } from '../platform/request-context.ts';
import { registerActions } from './actions/index.ts';
import { type Edge, slackTimes } from './answering/index.ts';
import { noteOutcome } from './answering/outcome.ts';
import { registerCommands } from './commands/index.ts';
import type { ListenerDependencies } from './dependencies.ts';
import { registerEvents } from './events/index.ts';
import { registerFunctions } from './functions/index.ts';
import { createShowHome } from './home/show-home.ts';
import { registerOptions } from './options/index.ts';
import { createPrincipalOf } from './principals.ts';
import { registerShortcuts } from './shortcuts/index.ts';
import { registerSubmissions } from './submissions/index.ts';

export type { AnsweringTimes } from './answering/index.ts';
export { createBolt } from './bolt.ts';
export type { ChannelAccess, Joining, ListenerDependencies } from './dependencies.ts';
export type { Listened } from './watch.ts';

/** What is under way on behalf of people in Slack. */
export interface Listening {
  /** Resolves when nothing is: much is done after Slack has its acknowledgement, and no server waits for that. */
  idle(): Promise<void>;
}

/** Registers everything that people in Slack can do. */
export function registerListeners(app: App, deps: ListenerDependencies): Listening {
  const { log, times = slackTimes } = deps;
  const principalOf = createPrincipalOf(deps);
  const edge: Edge = { principalOf, refreshHome: createShowHome(deps, { principalOf, log }), times, log };
  const underWay = new Set<Promise<void>>();

  app.use(async ({ next }) => {
    const work = withRequestId(currentRequestId(), next);
    underWay.add(work);
    await work.finally(() => underWay.delete(work));
  });
  app.error(async (error) => {
    if (isUnreachable(error.original)) {
      noteOutcome('unavailable');
      log.warn({ err: error }, 'what Slack said could not be taken in; it says it again');
    } else if (codeOf(error.original) === 'ERR_HTTP_HEADERS_SENT') {
      noteOutcome('unavailable');
      log.warn({ err: error }, 'what Slack said was taken in too late to say so; it says it again');
    } else {
      noteOutcome('failed');
      log.error({ err: error }, 'a listener failed before it could answer');
    }
  });

  registerCommands(app, edge, deps);
  registerShortcuts(app, edge, deps);
  registerActions(app, edge, deps);
  registerSubmissions(app, edge, deps);
  registerOptions(app, edge, deps);
  registerEvents(app, edge, deps);
  registerFunctions(app, deps);

  return {
    async idle() {
      await Promise.allSettled(underWay);
    },
  };
}
