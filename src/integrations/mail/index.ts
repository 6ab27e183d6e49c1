export { type CustomerMailerDependencies, createCustomerMailer } from './customer-mailer.ts';
export { createSmtpTransport, type SmtpTransport } from './transport.ts';
