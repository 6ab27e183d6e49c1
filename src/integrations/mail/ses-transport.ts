import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTransport } from 'nodemailer';
import { currentRequestId } from '../../platform/request-context.ts';
import { classifySes } from './classify-ses.ts';

const SECOND = 1_000;

export interface SesOptions {
  /** `eu-central-1` */
  region: string;
  /** Where SES is spoken other than at AWS. */
  endpoint?: string;
  /** AWS's own chain of providers is asked unless given: a role, a profile, a web identity. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/**
 * Amazon's SDK with our ways: every request carries the request id and has a time limit. It retries nothing by itself.
 *
 * @see https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
 */
export function createSesClient({ region, endpoint, credentials }: SesOptions): SESv2Client {
  const sesClient = new SESv2Client({
    ...{ region, credentials },
    ...(endpoint !== undefined && { endpoint }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 5 * SECOND, requestTimeout: 8 * SECOND, throwOnRequestTimeout: true },
  });
  sesClient.middlewareStack.add(
    (next) => async (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, {
        'x-request-id': currentRequestId(),
      });
      return next(args);
    },
    { step: 'build', name: 'requestId' },
  );
  return sesClient;
}

/** Amazon SES. It never sends again by itself: the outbox does. https://nodemailer.com/transports/ses */
export function createSesTransport(options: SesOptions) {
  const sesClient = createSesClient(options);
  const transport = createTransport({
    SES: { sesClient, SendEmailCommand },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    failureOf: classifySes,
    sendMail: transport.sendMail.bind(transport),
    close() {
      transport.close();
      sesClient.destroy();
    },
  };
}
