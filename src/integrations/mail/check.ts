import type { NodemailerError } from 'nodemailer';
import { broken, type Check, fine } from '../../platform/checkup.ts';
import { createSmtpTransport } from './transport.ts';

/** Whether the mail server lets us in, with TLS. Nothing is sent. https://nodemailer.com/smtp#verifying-the-configuration */
export const checkSmtp =
  (url: string): Check =>
  async () => {
    const transport = createSmtpTransport(url);
    const { host, username } = new URL(url);
    try {
      await transport.verify();
      return [
        username === ''
          ? fine(`the mail server ${host} answers; nobody logged in, since SMTP_URL names no user`)
          : fine(`the mail server ${host} lets us in`),
      ];
    } catch (error) {
      const { code, message } = error as NodemailerError;
      const remedy =
        code === 'EAUTH'
          ? 'Check user and password in SMTP_URL; special characters are written %40, %3A and so on.'
          : 'Check host and port in SMTP_URL: usually smtp:// with port 587, or smtps:// with port 465.';
      return [broken(`the mail server ${host}: ${message}`, remedy)];
    } finally {
      transport.close();
    }
  };
