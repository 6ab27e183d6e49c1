import type { RunningBakery } from '../../support/bakery.ts';
import { ben, cakelover, olivia } from '../../support/people.ts';
import { regular } from './books.ts';

/** Customers, employees, who is in the workspace, who uses the API. */
export async function walkPeople({ app, quiet }: RunningBakery): Promise<void> {
  const { customers, directory, employees, access } = app.services;
  await customers.prefer('ready', regular);
  await customers.onSlack(regular.actor.id);
  const { customer } = await customers.find({ name: 'Ms. Delicious' }, ben);
  await customers.find({ id: customer.id }, ben);
  await customers.edit(customer.id, { email: 'ms.delicious@example.com', notify: 'all' }, ben);
  await quiet();
  await directory.known('U0BAKER');
  await directory.named('Mr. Cakelover');
  await directory.admins();
  await directory.filled();
  await directory.requestReading();
  await quiet();
  const { result: dana } = await employees.onboard(
    { firstName: 'Dana', lastName: 'Dev', permissions: { developer: true, manager: true } },
    olivia,
  );
  for (const login of ['octo-cat', 'octo-baker']) {
    await employees.proposeLogin(dana.number, login, olivia);
    await quiet();
  }
  await employees.confirmLogin(dana.number, { login: 'octo-baker', by: olivia });
  await employees.show(dana.number, olivia);
  await quiet();
  await employees.fire(dana.number, olivia);
  await Promise.all([cakelover, ben, olivia].map(({ actor }) => employees.principalOf(actor.id)));
  await access.accounts.list(olivia);
  const { account } = await access.accounts.createClient({ name: 'till', scopes: ['orders:read'] }, olivia);
  await access.logIn({ email: 'manager@example.com', password: 'test', address: '127.0.0.1' });
  await access.logInClient({ id: account.id, secret: 'wrong' });
  await access.scopesNow({ id: account.id, inSlack: false });
  await access.accounts.revoke(account.id, olivia);
  await quiet();
}
