import type { ClientSession } from 'mongodb';
import type { NotificationRow } from './notification.ts';
import type { NoteAddress } from './staff-messenger.ts';

/** To the team: a customer could not be told something of an order, and somebody else must. */
export interface CustomerUnreachedNote {
  kind: 'customer-unreached';
  /** The order's number. */
  order: number;
  customer: { id: string; name: string };
  news: NotificationRow['kind'];
  /** `mail_refused`, `address_unknown`... */
  why: string;
  /** The address that was tried. */
  address?: string;
  /** Nobody had confirmed that address. */
  guessed: boolean;
}

export interface TellTeamDependencies {
  notes: {
    post(
      session: ClientSession,
      message: { to: NoteAddress | 'managers'; note: CustomerUnreachedNote; key: string },
    ): Promise<void>;
  };
  settings: { readFresh(): Promise<{ kitchenChannel?: { id: string }; kitchenChannelBroken?: unknown }> };
}

/** Tells the team, once for each notification, that it did not reach the customer: in the kitchen's channel, else the managers. */
export function createTellTeam({ notes, settings }: TellTeamDependencies) {
  return async ({ data, kind, order, version, to }: NotificationRow, why: string, session: ClientSession) => {
    const { kitchenChannel, kitchenChannelBroken } = await settings.readFresh();
    const tried = to?.by === 'mail' ? { address: to.address, guessed: to.guessed } : { guessed: false };
    await notes.post(session, {
      to: kitchenChannel && !kitchenChannelBroken ? { channel: kitchenChannel.id } : 'managers',
      note: { kind: 'customer-unreached', order: data.number, customer: data.customer, news: kind, why, ...tried },
      key: `unreached:${order}:v${version}`,
    });
  };
}

export type TellTeam = ReturnType<typeof createTellTeam>;
