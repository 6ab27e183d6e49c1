import type { Asker, AssistanceRequest } from './assistance-request.ts';

export interface AskerDependencies {
  directory: { known(slackUser: string): Promise<{ email?: string } | null> };
}

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/** Whoever asked: the workspace knows its people's addresses, and accounts of the API are often called by theirs. */
export async function askerOf(
  { askedBy: { id, name }, slackUser }: Pick<AssistanceRequest, 'askedBy' | 'slackUser'>,
  { directory }: AskerDependencies,
): Promise<Asker> {
  if (!slackUser) return { name, email: [id, name].find((each) => ADDRESS.test(each)) };
  return { name, slackUser, email: (await directory.known(slackUser))?.email };
}
