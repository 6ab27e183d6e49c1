import type { SNSEvent } from 'aws-lambda';
import { createSlackClient } from '../../../../src/integrations/slack/client.ts';
import { createLogger } from '../../../../src/platform/logger.ts';
import { opened } from '../support/once.ts';
import { readSecrets } from '../support/secrets.ts';
import { noticeText } from './text.ts';

const slack = opened(async () => {
  const { SLACK_BOT_TOKEN } = await readSecrets(['SLACK_BOT_TOKEN'], process.env);
  if (!SLACK_BOT_TOKEN) throw new Error('SLACK_BOT_TOKEN is missing in the secret');
  return createSlackClient({ token: SLACK_BOT_TOKEN, apiUrl: process.env.SLACK_API_URL, log: createLogger('info') });
});

/** Says in the operators' channel what SNS has to say. What fails is repeated by Lambda, then kept in a queue. */
export const handler = async ({ Records }: SNSEvent): Promise<void> => {
  const channel = process.env.SLACK_CHANNEL ?? '';
  for (const { Sns } of Records) {
    const text = noticeText(Sns.Subject, Sns.Message);
    await (await slack()).chat.postMessage({ channel, text, unfurl_links: false });
  }
};
