import type { ControlApi } from './control-api.ts';
import { type Actor, actAs } from './person.ts';
import type { Ack, Channel, Farewell, Forgery, Introduction, Json, Person, Timings, Traffic } from './types.ts';

/** The Slack side of the sandbox, beyond what single people do. */
export interface Team {
  /** Somebody by display name, real name or user id. @throws Error that lists who there is */
  person(who: string): Promise<Actor>;
  people(): Promise<Person[]>;
  /** Somebody joins: the app hears team_join. */
  addPerson(introduction: Introduction): Promise<Actor>;
  /** So many people, `Member 1` and on, were here before the app was: it hears of none of them. */
  addCrowd(count: number): Promise<null>;
  /** Somebody changes (`{deleted: true}` deactivates): the app hears user_change. */
  changePerson(id: string, changed: Partial<Person>): Promise<Person>;
  createChannel(name: string, options?: { isPrivate?: boolean; user?: string }): Promise<Channel>;
  archiveChannel(channel: string, archived?: boolean): Promise<Channel>;
  deleteChannel(channel: string): Promise<null>;
  /** Brings a person or the app (`U0OVENBIRD`) into a channel. */
  invite(channel: string, user: string): Promise<Channel>;
  removeFrom(channel: string, user: string): Promise<Channel>;
  /** Sends an event to the app, e.g. `{type: 'app_uninstalled'}`. */
  event(event: Json & { type: string }, subscription?: string): Promise<null>;
  /** Somebody removes the app, or installs it again: meanwhile its token is good for nothing. */
  uninstallApp(): Promise<null>;
  installApp(): Promise<null>;
  /** From now on Slack refuses calls that come too often, or none. */
  enforceLimits(enforced: boolean): Promise<null>;
  /** How often the app has called each method so far. */
  traffic(): Promise<Traffic>;
  /** How many WebSockets the app has open, in Socket Mode. */
  sockets(): Promise<number>;
  /** Slack ends WebSockets, the oldest first: `cut` without a word, otherwise announced. All of them by default. */
  endSockets(reason: Farewell | 'cut', count?: number): Promise<null>;
  /** Sends the same bytes again (`ack.request`), by default once and with Slack's retry headers, signed anew. */
  again(ack: Pick<Ack, 'request'>, options?: { times?: number; forgery?: Forgery }): Promise<Ack[]>;
  /** Sends any body, signed honestly unless a forgery says otherwise. */
  forge(request: { contentType: string; body: string; forgery?: Forgery }): Promise<Ack>;
  /** Changes Slack's clocks. */
  timings(changed: Partial<Timings>): Promise<Timings>;
}

/** Speaks with the Slack stand-in's control API. */
export function teamOf(api: ControlApi): Team {
  const path = (channel: string) => `/channels/${encodeURIComponent(channel)}`;
  const people = () => api.get<Person[]>('/people');
  return {
    people,
    person: async (who) => actAs(api, oneOf(await people(), who)),
    addPerson: async (introduction) => actAs(api, await api.post('/people', introduction)),
    addCrowd: (count) => api.post('/crowd', { count }),
    changePerson: (id, changed) => api.patch(`/people/${id}`, changed),
    createChannel: (name, { user = 'U0MANAGER', ...options } = {}) => api.post('/channels', { name, user, ...options }),
    archiveChannel: (channel, archived = true) => api.patch(path(channel), { archived }),
    deleteChannel: (channel) => api.delete(path(channel)),
    invite: (channel, user) => api.post(`${path(channel)}/members`, { user }),
    removeFrom: (channel, user) => api.delete(`${path(channel)}/members/${user}`),
    event: (event, subscription) => api.post('/event', { event, subscription }),
    uninstallApp: () => api.post('/installation', { active: false }),
    installApp: () => api.post('/installation', { active: true }),
    enforceLimits: (enforced) => api.post('/limits', { enforced }),
    traffic: () => api.get('/traffic'),
    sockets: async () => (await api.get<{ open: number }>('/sockets')).open,
    endSockets: (reason, count) => api.post('/sockets/end', { reason, count }),
    again: ({ request }, options = {}) => api.post('/requests/again', { request, ...options }),
    forge: (request) => api.post('/requests', request),
    timings: (changed) => api.post('/timings', changed),
  };
}

function oneOf(people: readonly Person[], who: string): Person {
  const found = people.filter(({ id, displayName, realName }) => [id, displayName, realName].includes(who));
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = people.map(({ displayName, id }) => `${displayName} (${id})`).join(', ');
  throw new Error(`${found.length || 'Nobody'} in the workspace: "${who}". There are: ${names}.`);
}
