import { APP_USER, ISSUE_TYPE, LINK_TYPES, PROJECT, STATUSES } from './site.ts';
import type { Comment, Issue, IssueLink, Person, StatusName } from './state.ts';

/** Everything Jira says of itself, as REST version 3 says it. `baseUrl` is the site's. */
export function createPresenter(baseUrl: string) {
  const api = `${baseUrl}/rest/api/3`;

  const user = ({ accountId, displayName, emailAddress }: Person) => ({
    self: `${api}/user?accountId=${accountId}`,
    accountId,
    accountType: 'atlassian',
    emailAddress,
    displayName,
    active: true,
    timeZone: 'Etc/UTC',
  });

  const status = (name: StatusName) => {
    const { id, category } = STATUSES[name];
    const statusCategory = { self: `${api}/statuscategory/${category.id}`, ...category, colorName: 'blue-gray' };
    return { self: `${api}/status/${id}`, description: '', iconUrl: `${baseUrl}/`, name, id, statusCategory };
  };

  const issueType = { self: `${api}/issuetype/${ISSUE_TYPE.id}`, ...ISSUE_TYPE, description: '', subtask: false };
  const project = { self: `${api}/project/${PROJECT.id}`, ...PROJECT, projectTypeKey: 'software', simplified: false };

  const issueLink = ({ id, type, inwardIssue, outwardIssue }: IssueLink, issue: Issue) => ({
    id,
    self: `${api}/issueLink/${id}`,
    type: { ...LINK_TYPES.find(({ name }) => name === type), self: `${api}/issueLinkType` },
    ...(inwardIssue === issue.key ? { outwardIssue: { key: outwardIssue } } : { inwardIssue: { key: inwardIssue } }),
  });

  const comment = ({ id, author, body, properties, created, updated }: Comment, issue: Issue, expand = '') => ({
    self: `${api}/issue/${issue.id}/comment/${id}`,
    id,
    author: user(author),
    body,
    updateAuthor: user(author),
    created,
    updated,
    jsdPublic: true,
    ...(expand.includes('properties') && { properties: entries(properties) }),
  });

  /** All fields of an issue that the API can be asked for. */
  const fields = (issue: Issue, links: readonly IssueLink[]): Record<string, unknown> => ({
    summary: issue.summary,
    description: issue.description,
    issuetype: issueType,
    project,
    status: status(issue.status),
    statusCategory: status(issue.status).statusCategory,
    labels: issue.labels,
    duedate: issue.duedate,
    created: issue.created,
    updated: issue.updated,
    reporter: user(issue.reporter),
    creator: user(issue.reporter),
    assignee: null,
    priority: { self: `${api}/priority/3`, name: 'Medium', id: '3' },
    resolution: issue.resolved && { self: `${api}/resolution/10000`, id: '10000', name: 'Done' },
    resolutiondate: issue.resolved,
    issuelinks: links.map((link) => issueLink(link, issue)),
  });

  return {
    api,
    user,
    status,
    issueType,
    project,
    comment,
    fields,
    issue: (issue: Issue, links: readonly IssueLink[], wanted: Wanted) => ({
      expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
      id: issue.id,
      self: `${api}/issue/${issue.id}`,
      key: issue.key,
      fields: select(fields(issue, links), wanted.fields),
      ...(wanted.properties.length > 0 && { properties: pick(issue.properties, wanted.properties) }),
    }),
    myself: () => ({ ...user(APP_USER), locale: 'en_US' }),
  };
}

export type Presenter = ReturnType<typeof createPresenter>;

/** What a request asks to see of an issue. */
export interface Wanted {
  fields: readonly string[];
  properties: readonly string[];
}

/** Jira's list of field names: `*all`, `*navigable`, names, and names to leave out with a minus before them. */
function select(fields: Record<string, unknown>, wanted: readonly string[]): Record<string, unknown> {
  const hidden = wanted.filter((name) => name.startsWith('-')).map((name) => name.slice(1));
  const named = wanted.filter((name) => !name.startsWith('-'));
  const everything = named.length === 0 || named.some((name) => name.startsWith('*'));
  const shown = everything ? Object.keys(fields) : named;
  return pick(
    fields,
    shown.filter((name) => !hidden.includes(name)),
  );
}

function pick(values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const known = names.filter((name) => Object.hasOwn(values, name));
  return Object.fromEntries(known.map((name) => [name, values[name]]));
}

function entries(properties: Record<string, unknown>): Array<{ key: string; value: unknown }> {
  return Object.entries(properties).map(([key, value]) => ({ key, value }));
}
