import { createTransport } from 'nodemailer';
import { isThisMachine } from '../../platform/this-machine.ts';

const SECOND = 1_000;

/**
 * A pool of connections to an SMTP server. It never sends without TLS, unless the server is on this machine, and never
 * sends again by itself. Of a server on this machine, which is spoken to without TLS too, no certificate is asked: those
 * that catch mail offer STARTTLS with one that nobody has signed.
 *
 * @param url `smtp://user:password@host:587`, or `smtps://` for TLS from the start
 * @see https://nodemailer.com/smtp
 */
export function createSmtpTransport(url: string) {
  const isElsewhere = !isThisMachine(new URL(url).hostname);
  return createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    requireTLS: isElsewhere,
    tls: { rejectUnauthorized: isElsewhere },
    connectionTimeout: 5 * SECOND,
    greetingTimeout: 5 * SECOND,
    dnsTimeout: 5 * SECOND,
    socketTimeout: 8 * SECOND,
    idleTimeout: 30 * SECOND,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

export type SmtpTransport = ReturnType<typeof createSmtpTransport>;
