export { mailAssistance, type OwnMailbox } from './assistance.ts';
export { type CustomerMailerDependencies, createCustomerMailer } from './customer-mailer.ts';
export { addressOf, createPostMail, type PostMail } from './post.ts';
export { createSmtpTransport, type SmtpTransport } from './transport.ts';
