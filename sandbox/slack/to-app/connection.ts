import { envelopeOf } from '../socket-mode/envelope.ts';
import type { Sockets } from '../socket-mode/sockets.ts';
import { bakery } from '../state/bakery.ts';
import type { Timings } from '../timings.ts';
import { type Answer, post } from './post.ts';
import { sign } from './signature.ts';

/** A request to the app, kept so that the same bytes can be sent again. */
export interface Parcel {
  id: string;
  contentType: 'application/x-www-form-urlencoded' | 'application/json';
  body: string;
}

/** What may differ from an honest request. */
export interface Forgery {
  headers?: Record<string, string>;
  /** Null: no such header. */
  signature?: string | null;
  /** Unix seconds; the signature is made for it. */
  timestamp?: number;
  secret?: string;
}

export interface Reply extends Answer {
  /** Give it to `again` to send the same bytes once more. */
  request: string;
}

export interface AppConnection {
  connect(appUrl: string): void;
  /** Makes a request that can be delivered as often as one likes. */
  pack(contentType: Parcel['contentType'], body: string): Parcel;
  /** Sends a request, signed, to <app>/slack/events; to an app in Socket Mode over one of its WebSockets. */
  deliver(parcel: Parcel, forgery?: Forgery): Promise<Reply>;
  /** Sends an earlier request again, byte for byte, signed anew. @throws RangeError for an unknown id */
  again(request: string, forgery?: Forgery): Promise<Reply>;
}

/** So many of the latest requests can be sent again by their ids. */
const REMEMBERED = 1_000;

/** The way from Slack to the app. */
export function createConnection(timings: Timings, sockets: Sockets): AppConnection {
  const parcels = new Map<string, Parcel>();
  let target: string | undefined;
  let serial = 0;

  async function deliver(parcel: Parcel, forgery: Forgery = {}): Promise<Reply> {
    if (sockets.inUse()) {
      return { ...(await sockets.send(envelopeOf(parcel, forgery.headers))), request: parcel.id };
    }
    if (target === undefined) {
      return { status: null, headers: {}, body: '', ms: 0, error: 'dispatch_failed', request: parcel.id };
    }
    const headers = { 'content-type': parcel.contentType, 'user-agent': 'Slackbot 1.0', ...signed(parcel, forgery) };
    const answer = await post(`${target}/slack/events`, parcel.body, headers, timings.ackMs);
    const refused = answer.status !== null && answer.status !== 200;
    return { ...answer, ...(refused && { error: 'dispatch_failed' as const }), request: parcel.id };
  }

  return {
    connect: (appUrl) => {
      target = appUrl.replace(/\/$/, '');
    },
    pack: (contentType, body) => {
      serial += 1;
      const parcel = { id: `request-${serial}`, contentType, body };
      parcels.set(parcel.id, parcel);
      parcels.delete(`request-${serial - REMEMBERED}`);
      return parcel;
    },
    deliver,
    again: async (request, forgery) => {
      const parcel = parcels.get(request);
      if (!parcel) throw new RangeError(`There is no request ${request} to send again.`);
      return deliver(parcel, forgery);
    },
  };
}

function signed({ body }: Parcel, forgery: Forgery): Record<string, string> {
  const timestamp = forgery.timestamp ?? Math.floor(Date.now() / 1000);
  const { 'x-slack-signature': honest = '', ...rest } = sign(
    forgery.secret ?? bakery.app.signingSecret,
    timestamp,
    body,
  );
  const signature = forgery.signature === undefined ? honest : forgery.signature;
  return { ...rest, ...(signature !== null && { 'x-slack-signature': signature }), ...forgery.headers };
}
