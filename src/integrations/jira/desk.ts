import {
  bulkFetchIssues,
  createIssue,
  createOrUpdateRemoteIssueLink,
  editIssue,
  searchAndReconsileIssuesUsingJqlPost,
} from 'jira.js/cloud';
import type { Client } from 'jira.js/core';
import type { SupplierDesk, SupplierTicket, TicketContent, TicketReading } from '../../services/procurement/index.ts';
import { closeAsDuplicate } from './close-duplicate.ts';
import { isNotThere, onTicket } from './on-ticket.ts';
import { refusedOptional, withoutRefused, withoutUnavailable } from './optional-fields.ts';
import { createdIssue, foundIssues, read, readIssues } from './schema.ts';
import { seeProject } from './see-project.ts';
import { ticketText } from './ticket-text.ts';

export interface DeskOptions {
  connect(signal: AbortSignal): Client;
  /** Where people read an issue. */
  browseUrl(key: string): string;
  /** The project's key. */
  project: string;
  /** The issue type's name: `Task` */
  issueType: string;
}

/** All our tickets carry it, for people's filters. */
const LABEL = 'ovenbird';
const LONGEST_SUMMARY = 255;
const PAGE = 100;

const labelOf = (request: string) => `${LABEL}-${request}`;

/**
 * The supplier's desk as a Jira project: a ticket is an issue, known by a label with its request's id.
 *
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/
 */
export function createDesk({ connect, browseUrl, project, issueType }: DeskOptions): SupplierDesk {
  const ticketOf = ({ id, key }: { id: string; key: string }): SupplierTicket => ({ id, key, url: browseUrl(key) });

  const fieldsOf = (content: TicketContent) => ({
    summary: content.title.slice(0, LONGEST_SUMMARY),
    description: ticketText(content),
    duedate: content.dueOn,
  });

  return {
    async openTicket(request, content, signal) {
      const client = connect(signal);
      const labels = [LABEL, labelOf(request)];
      const fields = { project: { key: project }, issuetype: { name: issueType }, labels, ...fieldsOf(content) };
      try {
        return ticketOf(read(createdIssue, await createIssue(client, { fields })));
      } catch (error) {
        if (!refusedOptional(error)) throw error;
        const usable = await withoutUnavailable(fields, client, { project, issueType });
        return ticketOf(read(createdIssue, await createIssue(client, { fields: usable })));
      }
    },

    async findTickets(requests, signal) {
      const byLabel = new Map(requests.map((request) => [labelOf(request), request]));
      const labels = [...byLabel.keys()].map((label) => `"${label}"`).join(', ');
      const jql = `project = "${project}" AND labels in (${labels}) ORDER BY created ASC, key ASC`;
      const found: { request: string; ticket: SupplierTicket }[] = [];
      let nextPageToken: string | undefined;
      do {
        const query = { jql, fields: ['labels'], maxResults: PAGE, nextPageToken };
        const page = read(foundIssues, await searchAndReconsileIssuesUsingJqlPost(connect(signal), query));
        for (const issue of page.issues) {
          const request = issue.fields.labels.flatMap((label) => byLabel.get(label.toLowerCase()) ?? [])[0];
          if (request !== undefined) found.push({ request, ticket: ticketOf(issue) });
        }
        nextPageToken = page.nextPageToken;
      } while (nextPageToken !== undefined);
      return found;
    },

    async readTickets(tickets, signal) {
      const query = { issueIdsOrKeys: tickets.map(({ key }) => key), fields: ['status', 'labels'] };
      const { issues, issueErrors } = read(readIssues, await bulkFetchIssues(connect(signal), query));
      const known = new Map(issues.map((issue) => [issue.id, issue.fields]));
      const untold = new Set(issueErrors.map(({ id }) => id));
      const readings = tickets
        .filter(({ id, key }) => !untold.has(id) && !untold.has(key))
        .map(({ id }): TicketReading => {
          const fields = known.get(id);
          if (!fields) return { ticket: id, state: 'gone', labels: [] };
          const state = fields.status.statusCategory.key === 'done' ? 'done' : 'open';
          return { ticket: id, state, labels: fields.labels };
        });
      if (readings.some(({ state }) => state === 'gone')) await seeProject(connect(signal), project);
      return readings;
    },

    async correctTicket({ key }, content, signal) {
      const client = connect(signal);
      const issueIdOrKey = encodeURIComponent(key);
      const fields = fieldsOf(content);
      await onTicket(async () => {
        try {
          await editIssue(client, { issueIdOrKey, fields });
        } catch (error) {
          if (!refusedOptional(error)) throw error;
          await editIssue(client, { issueIdOrKey, fields: withoutRefused(fields, error) });
        }
      });
    },

    async linkOrders({ key }, orders, signal) {
      const issueIdOrKey = encodeURIComponent(key);
      for (const { id, number, url } of orders) {
        const link = { issueIdOrKey, globalId: `ovenbird-order-${id}`, object: { url, title: `Order #${number}` } };
        await onTicket(() => createOrUpdateRemoteIssueLink(connect(signal), link));
      }
    },

    async closeDuplicate(ticket, signal) {
      try {
        await closeAsDuplicate(connect(signal), ticket);
      } catch (error) {
        if (!isNotThere(error)) throw error;
      }
    },
  };
}
