export { type JiraWebhookOptions, jiraWebhook } from './jira.ts';
