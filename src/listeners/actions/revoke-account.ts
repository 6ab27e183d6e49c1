import { accountList } from '../../views/messages/access.ts';
import type { Pressed, Reply } from '../answering/index.ts';
import type { ListenerDependencies } from '../dependencies.ts';

/** Takes somebody's access to the API away; whoever still has some takes the list's place. */
export function revokeAccount({ access }: Pick<ListenerDependencies, 'access'>) {
  return async ({ value, by }: Pressed): Promise<Reply> => {
    const { accounts } = access;
    await accounts.revoke(value, by);
    return { ...accountList(await accounts.list(by)), replaces: true };
  };
}
