import PostalMime, { type Address, type Mailbox } from 'postal-mime';

/** A mail as it lies in the inbox of the people it was sent to. */
export interface MailMessage {
  id: number;
  receivedAt: string;
  /** Who it was really sent from and to, whatever its headers say. */
  envelope: { from: string; to: string[] };
  from: Mailbox;
  to: Mailbox[];
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** By lower-case name; the last one of a name counts. */
  headers: Record<string, string>;
}

const NOBODY: Mailbox = { name: '', address: '' };

export async function parseMessage(raw: Buffer): Promise<Omit<MailMessage, 'id' | 'receivedAt' | 'envelope'>> {
  const email = await PostalMime.parse(raw);
  const headers = Object.fromEntries(email.headers.map(({ key, value }) => [key, value]));
  return {
    from: mailboxes(email.from)[0] ?? NOBODY,
    to: mailboxes(...(email.to ?? [])),
    subject: email.subject ?? '',
    text: email.text ?? '',
    html: email.html ?? '',
    messageId: email.messageId ?? '',
    headers,
  };
}

/** Groups are opened: who gets a mail is a list of people. */
function mailboxes(...addresses: Array<Address | undefined>): Mailbox[] {
  return addresses.flatMap((address) => address?.group ?? (address?.address === undefined ? [] : [address]));
}
