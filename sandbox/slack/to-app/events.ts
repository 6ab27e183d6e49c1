import { bakery } from '../state/bakery.ts';
import { newId } from '../state/ids.ts';
import type { Json } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import type { Parcel, Reply } from './connection.ts';

/** Sends an event to the app if it subscribes to it, and again if it is not answered in time. */
export type SendEvent = (event: Json & { type: string }, subscription?: string) => void;

/** The Events API: https://docs.slack.dev/apis/events-api */
export function createEvents(workspace: Workspace): { send: SendEvent; stop(): void } {
  const waiting = new Set<NodeJS.Timeout>();

  async function attempt(parcel: Parcel, retry: number, headers: Record<string, string> = {}): Promise<void> {
    const reply = await workspace.app.deliver(parcel, { headers });
    const wait = workspace.timings.eventRetriesMs[retry];
    if (!reply.error || reply.headers['x-slack-no-retry'] === '1' || wait === undefined) return;
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void attempt(parcel, retry + 1, retryHeaders(retry + 1, reply));
    }, wait);
    waiting.add(timer.unref());
  }

  return {
    send: (event, subscription = event.type) => {
      if (!workspace.installation.events.includes(subscription)) return;
      void attempt(workspace.app.pack('application/json', JSON.stringify(wrap(workspace, event))), 0);
    },
    stop: () => {
      waiting.forEach(clearTimeout);
    },
  };
}

function wrap({ state }: Workspace, event: Json): Json {
  const seconds = Math.floor(Date.now() / 1000);
  return {
    token: bakery.app.verificationToken,
    team_id: bakery.team.id,
    context_team_id: bakery.team.id,
    context_enterprise_id: null,
    api_app_id: bakery.app.id,
    event: { event_ts: `${seconds}.000000`, ...event },
    type: 'event_callback',
    event_id: newId(state, 'Ev'),
    event_time: seconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: bakery.team.id,
        user_id: bakery.app.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

function retryHeaders(num: number, { error, status }: Reply): Record<string, string> {
  const reason = status === null ? 'connection_failed' : 'http_error';
  return {
    'x-slack-retry-num': String(num),
    'x-slack-retry-reason': error === 'operation_timeout' ? 'http_timeout' : reason,
  };
}
