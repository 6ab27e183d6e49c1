import type { Faults } from '../faults.ts';
import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { CAUGHT, defineInbox, type MailSettings } from './inbox.ts';
import { parseMessage } from './message.ts';
import { type Caught, openSmtp } from './smtp.ts';

export interface MailStandInOptions extends StandInOptions {
  faults: Faults;
}

/** A mail server that catches what is sent, so that it can be read. It speaks SMTP on a port of its own. */
export async function createMailStandIn({ faults, ...options }: MailStandInOptions): Promise<StandIn> {
  const settings: MailSettings = { refused: [] };
  const inbox = await openKeptEmulator(defineInbox(settings), options);
  const keep = async ({ envelope, raw }: Caught) => {
    const message = { envelope, ...(await parseMessage(raw)) };
    const caught = new URL(CAUGHT, options.baseUrl);
    const kept = await inbox.fetch(new Request(caught, { method: 'POST', body: JSON.stringify(message) }));
    await kept.arrayBuffer();
    if (!kept.ok) throw new Error('The inbox did not keep the message');
  };
  const smtp = await openSmtp({ faults, settings, keep });
  return {
    name: 'mail',
    fetch: async () =>
      Response.json({ error: 'Mail speaks SMTP; what was caught is under /control/mail' }, { status: 404 }),
    control: (request) => inbox.fetch(withPrefix(request, '/control')),
    env: { SMTP_URL: `smtp://127.0.0.1:${smtp.port}`, MAIL_FROM: 'bakery@example.com' },
    connect: () => {},
    close: async () => {
      await smtp.close();
      await inbox.close();
    },
  };
}
