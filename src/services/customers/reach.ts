import { NotYet } from '../../platform/failures.ts';
import { isMailAddress } from '../../platform/mail-address.ts';
import { slugOf } from '../catalog/index.ts';
import type { Customer, Reach } from './customer.ts';
import type { Directory } from './directory.ts';

export interface ReachDependencies {
  directory: Pick<Directory, 'known' | 'named' | 'filled'>;
  settings: { readFresh(): Promise<{ mailDomain: string; guessAddresses: boolean }> };
  /** Whether there is a workspace to look for people in. */
  slackConfigured: boolean;
}

const LONGEST_LOCAL_PART = 64;
const FILLING_TAKES = 5_000;

type ByMail = Exclude<Reach, { by: 'message' }>;

/** Users of the API are called by the address that they log in with. In Slack people call themselves as they like. */
function addressIn({ name, slackUser }: Pick<Customer, 'name' | 'slackUser'>): string | undefined {
  return slackUser === undefined && isMailAddress(name) ? name : undefined;
}

/** How a customer can be told something. */
export function createReach({ directory, settings, slackConfigured }: ReachDependencies) {
  async function mailOf(customer: Customer, matched?: string): Promise<ByMail> {
    const { slackUser, slug, name, email, forgotten } = customer;
    if (forgotten) return { by: 'nobody', why: 'customer_forgotten' };
    const member = slackUser ?? matched;
    const known = email ?? (member && (await directory.known(member))?.email) ?? addressIn(customer);
    const match = matched !== undefined && { matched };
    if (known) return { by: 'mail', address: known, guessed: false, ...match };
    const { mailDomain, guessAddresses } = await settings.readFresh();
    if (!guessAddresses) return { by: 'nobody', why: 'address_unknown' };
    const local = slug ?? slugOf(name);
    const usable = /^[a-z0-9_]+$/.test(local) && local.length <= LONGEST_LOCAL_PART;
    if (!usable) return { by: 'nobody', why: 'address_not_guessable' };
    return { by: 'mail', address: `${local}@${mailDomain}`, guessed: true, ...match };
  }

  return {
    mailOf,

    async reach(customer: Customer): Promise<Reach> {
      if (!slackConfigured || customer.forgotten) return mailOf(customer);
      if (customer.slackUser) return { by: 'message', slackUser: customer.slackUser };
      if (!(await directory.filled())) throw new NotYet('the workspace’s directory is still being read', FILLING_TAKES);
      const [only, another] = await directory.named(customer.name);
      if (only && !another) return { by: 'message', slackUser: only.id };
      return { ...(await mailOf(customer)), ...(another && { namesakes: true }) };
    },
  };
}
