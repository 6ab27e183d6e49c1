import { isMailAddress } from '../../platform/mail-address.ts';
import type { Asker, AssistanceRequest } from './assistance-request.ts';

export interface AskerDependencies {
  directory: { known(slackUser: string): Promise<{ email?: string } | null> };
}

/** Whoever asked: the workspace knows its people's addresses, and accounts of the API are often called by theirs. */
export async function askerOf(
  { askedBy: { id, name }, slackUser }: Pick<AssistanceRequest, 'askedBy' | 'slackUser'>,
  { directory }: AskerDependencies,
): Promise<Asker> {
  if (!slackUser) return { name, email: [id, name].find(isMailAddress) };
  return { name, slackUser, email: (await directory.known(slackUser))?.email };
}
