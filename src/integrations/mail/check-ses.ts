import { GetAccountCommand, GetEmailIdentityCommand, type SESv2Client } from '@aws-sdk/client-sesv2';
import { broken, type Check, type Finding, fine, inDoubt } from '../../platform/checkup.ts';
import { addressOf } from './post.ts';
import { createSesClient, type SesOptions } from './ses-transport.ts';

/** Whether Amazon SES sends for this address, and to everybody. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html */
export function checkSes({ from, ...options }: SesOptions & { from: string }): Check {
  const address = addressOf(from);
  return async (abortSignal) => {
    const ses = createSesClient(options);
    try {
      const account = await ses.send(new GetAccountCommand(), { abortSignal });
      return [
        account.SendingEnabled
          ? fine(`Amazon SES sends, in ${options.region}`)
          : broken('Amazon SES has stopped sending for the account', 'See "Account dashboard" in the SES console.'),
        account.ProductionAccessEnabled
          ? fine('to everybody')
          : inDoubt(
              'SES is in its sandbox: it sends to verified addresses only',
              'Request production access in the SES console.',
            ),
        await identityFinding(ses, address, abortSignal),
      ];
    } finally {
      ses.destroy();
    }
  };
}

/** The address itself is verified, or its domain is. */
async function identityFinding(ses: SESv2Client, address: string, abortSignal: AbortSignal): Promise<Finding> {
  for (const EmailIdentity of [address, address.split('@').at(-1)]) {
    const identity = await ses
      .send(new GetEmailIdentityCommand({ EmailIdentity }), { abortSignal })
      .catch(unlessMissing);
    if (identity?.VerifiedForSendingStatus) return fine(`${EmailIdentity} is verified`);
  }
  return broken(
    `neither ${address} nor its domain is verified in SES`,
    'Verify one under "Identities", or change MAIL_FROM.',
  );
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== 'NotFoundException') throw error;
}
