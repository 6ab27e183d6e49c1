import type { SupplierDesk, TicketComments } from '../../services/procurement/index.ts';
import { createComments } from './comments.ts';
import { createDesk } from './desk.ts';
import { createTransport, type JiraAccount } from './transport.ts';

export interface JiraOptions extends JiraAccount {
  /** The key of the project that suppliers work in. */
  project: string;
  /** The issue type's name: `Task` */
  issueType: string;
}

/** Suppliers as a project on Jira Cloud. */
export function createJira({ project, issueType, ...account }: JiraOptions): {
  desk: SupplierDesk;
  comments: TicketComments;
} {
  const connect = createTransport(account);
  const browseUrl = (key: string) => `${account.baseUrl.replace(/\/$/, '')}/browse/${key}`;
  return { desk: createDesk({ connect, browseUrl, project, issueType }), comments: createComments(connect) };
}
