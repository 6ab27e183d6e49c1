import { accountCreated, accountList, accountRevoked } from '../../../views/messages/access.ts';
import type { Reply, Typed } from '../../answering/index.ts';
import type { ListenerDependencies } from '../../dependencies.ts';
import { readClientsLine } from './clients-line.ts';

/** `/bakery clients`: who has access to the API. */
export function clients({ access }: Pick<ListenerDependencies, 'access'>) {
  return async ({ text, by, key }: Typed): Promise<Reply> => {
    const { accounts } = access;
    const line = readClientsLine(text);
    switch (line.do) {
      case 'list':
        return accountList(await accounts.list(by));
      case 'user':
        return accountCreated(await accounts.createUser({ email: line.email, role: line.role }, by, { key }));
      case 'program':
        return accountCreated(await accounts.createClient({ name: line.name, scopes: line.scopes }, by, { key }));
      case 'revoke':
        return accountRevoked(await accounts.revoke(line.id, by));
    }
  };
}
