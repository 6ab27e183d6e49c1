import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Faults } from '../faults.ts';
import type { MailSettings } from './inbox.ts';

export interface Caught {
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

export interface SmtpOptions {
  faults: Faults;
  settings: MailSettings;
  /** Keeps a message; only then is it acknowledged. */
  keep(caught: Caught): Promise<void>;
}

export interface Smtp {
  port: number;
  close(): Promise<void>;
}

/** What to do instead of acknowledging a message. */
type Outcome = 'kept' | 'hang up';

const SLOW_MS = 5_000;

/** A real SMTP server on this machine that delivers nothing, and fails as the faults say. */
export async function openSmtp({ faults, settings, keep }: SmtpOptions): Promise<Smtp> {
  const sockets = new Map<number, Socket>();

  async function receive(raw: Buffer, envelope: Caught['envelope']): Promise<Outcome> {
    const fault = faults.take('mail', [envelope.from, ...envelope.to].join(' '));
    switch (fault?.kind) {
      case 'down':
        return 'hang up';
      case 'rate-limited':
        throw refusal(450, `4.7.1 Too many messages, try again in ${fault.retryAfterSeconds ?? 1} s`);
      case 'error':
        throw refusal(fault.status ?? 451, 'Requested action aborted: local error in processing');
      case 'slow':
        await delay(fault.delayMs ?? SLOW_MS);
    }
    await keep({ envelope, raw });
    return fault?.kind === 'reset' ? 'hang up' : 'kept';
  }

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1,
    onRcptTo: ({ address }, _session, done) => {
      done(settings.refused.includes(address.toLowerCase()) ? refusal(550, '5.1.1 No such user here') : undefined);
    },
    onAuth: (_auth, _session, done) => done(null, { user: 'anybody' }),
    onData: (stream, session, done) => {
      buffer(stream)
        .then((raw) => receive(raw, envelopeOf(session)))
        .then((outcome) => (outcome === 'kept' ? done() : sockets.get(session.remotePort)?.destroy()))
        .catch(done);
    },
  });
  server.on('error', () => {
    // A client that hangs up is no fault of ours, and listening failed already said so.
  });
  server.server.prependListener('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0;
    sockets.set(port, socket);
    socket.once('close', () => sockets.delete(port));
    if (faults.take('mail', '', ['down']) !== undefined) socket.destroy();
  });

  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function envelopeOf({ envelope }: SMTPServerSession): Caught['envelope'] {
  const from = envelope.mailFrom ? envelope.mailFrom.address : '';
  return { from, to: envelope.rcptTo.map(({ address }) => address.toLowerCase()) };
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
