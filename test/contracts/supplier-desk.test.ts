import { openWorkspace } from '../../sandbox/client/index.ts';
import { startSandbox } from '../../sandbox/server.ts';
import { createJira } from '../../src/integrations/jira/index.ts';
import { createFakeSupplier } from '../services/procurement/fake-supplier.ts';
import { type StaffedDesk, supplierDeskContract } from './supplier-desk.ts';

supplierDeskContract('the fake', async (): Promise<StaffedDesk> => {
  const supplier = createFakeSupplier();
  return {
    desk: supplier.desk,
    comments: supplier.comments,
    async see({ key }) {
      const { content, links, comments, done } = supplier.ticket(key);
      return {
        title: content.title,
        dueOn: content.dueOn,
        needs: content.needs.map(({ name, amount, unit }) => [name, amount, unit]),
        links: [...links.values()].map(({ url }) => url),
        comments: comments.length,
        done,
      };
    },
    closeTicket: async ({ key }, labels) => supplier.close(key, ...labels),
    deleteTicket: async ({ key }) => supplier.remove(key),
    async loseNextAnswer() {
      supplier.loseAnswer('openTicket');
    },
    close: async () => {},
  };
});

supplierDeskContract('Jira', async (): Promise<StaffedDesk> => {
  const sandbox = await startSandbox({ port: 0, standIns: ['jira'] });
  const people = openWorkspace(sandbox.url);
  const { JIRA_BASE_URL = '', JIRA_EMAIL = '', JIRA_API_TOKEN = '', JIRA_PROJECT = '' } = sandbox.env;
  await people.jira.configure({ searchDelayMs: 0 });
  return {
    ...createJira({
      baseUrl: JIRA_BASE_URL,
      email: JIRA_EMAIL,
      apiToken: JIRA_API_TOKEN,
      project: JIRA_PROJECT,
      issueType: 'Task',
    }),
    async see({ key }) {
      const { summary, duedate, table, remoteLinks, comments, status } = await people.jira.ticket(key);
      return {
        title: summary,
        dueOn: duedate ?? undefined,
        needs: table.slice(1),
        links: remoteLinks.map(({ url }) => url),
        comments: comments.length,
        done: status === 'Done',
      };
    },
    async closeTicket({ key }, labels) {
      await people.jira.close(key, { labels });
    },
    async deleteTicket({ key }) {
      await people.jira.delete(key);
    },
    async loseNextAnswer() {
      await people.fault('jira', { kind: 'reset', times: 1, match: 'POST /rest/api/3/issue' });
    },
    close: sandbox.close,
  };
});
