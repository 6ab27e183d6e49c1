import { defineEmulator } from 'emulate';
import { z } from 'zod';
import type { MailMessage } from './message.ts';

export interface MailState {
  lastId: number;
  messages: MailMessage[];
}

export interface MailSettings {
  /** Addresses that the server does not know, in lower case: it refuses them with 550. */
  refused: string[];
}

/** Where the SMTP side hands in what it caught; no way leads here from outside. */
export const CAUGHT = '/caught';

const settingsChange = z.strictObject({ refused: z.array(z.string().toLowerCase()) });

/** Keeps what was caught, and shows it. */
export function defineInbox(settings: MailSettings) {
  return defineEmulator<MailState>({
    name: 'mail',
    state: () => ({ lastId: 0, messages: [] }),
    setup: ({ app, state }) => {
      app.post(CAUGHT, async (call) => {
        const message = (await call.req.json()) as Omit<MailMessage, 'id' | 'receivedAt'>;
        state.lastId += 1;
        state.messages.push({ id: state.lastId, receivedAt: new Date().toISOString(), ...message });
        return call.json({}, 201);
      });

      app.get('/control/messages', (call) => {
        const to = call.req.query('to')?.toLowerCase();
        const sentTo = ({ envelope }: MailMessage) => to === undefined || envelope.to.includes(to);
        return call.json(state.messages.filter(sentTo));
      });
      app.delete('/control/messages', (call) => {
        state.messages = [];
        return call.json({});
      });

      app.get('/control/settings', (call) => call.json(settings));
      app.patch('/control/settings', async (call) => {
        const parsed = settingsChange.safeParse(await call.req.json());
        if (!parsed.success) return call.json({ error: z.prettifyError(parsed.error) }, 400);
        return call.json(Object.assign(settings, parsed.data));
      });
    },
  });
}
