import type { MailSettings } from '../mail/inbox.ts';
import type { MailMessage } from '../mail/message.ts';
import { controlApi } from './control-api.ts';

export type { MailMessage };

export type MailClient = ReturnType<typeof mailClient>;

/** The mailbox of everybody whom Ovenbird writes to. */
export function mailClient(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 'mail');
  return {
    /** Oldest first; of one address, when given. */
    messages: (to?: string) => api.get<MailMessage[]>(`/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`),
    clear: () => api.delete<Record<string, never>>('/messages'),
    /** From now on exactly these addresses are refused with 550. */
    refuse: (...addresses: string[]) => api.patch<MailSettings>('/settings', { refused: addresses }),
  };
}
