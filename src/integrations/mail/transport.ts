import { createTransport } from 'nodemailer';

const SECOND = 1_000;

/**
 * A pool of connections to an SMTP server. It never sends without TLS, unless the server is on this machine, and never
 * sends again by itself.
 *
 * @param url `smtp://user:password@host:587`, or `smtps://` for TLS from the start
 * @see https://nodemailer.com/smtp
 */
export function createSmtpTransport(url: string) {
  return createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    requireTLS: !isLocal(new URL(url).hostname),
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

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
