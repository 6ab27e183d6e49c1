import { bakery } from '../state/bakery.ts';
import { personById } from '../state/lookup.ts';
import type { Channel, Json, SlackState } from '../state/types.ts';
import type { Workspace } from '../workspace.ts';
import type { Reply } from './connection.ts';

/** The fields that every interaction payload has. */
export function envelope(state: SlackState, type: string, userId: string): Json {
  const name = personById(state, userId)?.name ?? '';
  return {
    type,
    user: { id: userId, username: name, name, team_id: bakery.team.id },
    api_app_id: bakery.app.id,
    token: bakery.app.verificationToken,
    team: { id: bakery.team.id, domain: bakery.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A channel as interactions name it. */
export function channelRef({ id, kind, name }: Channel): { id: string; name: string } {
  const known = { im: 'directmessage', private: 'privategroup', public: name };
  return { id, name: known[kind] };
}

/** Sends an interaction: a form with one field, `payload`. */
export function interact({ app }: Workspace, payload: Json): Promise<Reply> {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return app.deliver(app.pack('application/x-www-form-urlencoded', body));
}
