import { z } from 'zod';
import { escapeWithin } from '../../../../src/views/escape.ts';

const LONGEST = 2_500;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html */
const alarm = z.object({ AlarmName: z.string(), NewStateValue: z.string(), NewStateReason: z.string() });

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html */
const pipelineChange = z.object({
  'detail-type': z.string(),
  region: z.string(),
  detail: z.object({ pipeline: z.string(), state: z.string(), 'execution-id': z.string() }),
});

/** What is said in Slack of a message of SNS. Whatever is not known is said as it is. */
export function noticeText(subject: string | undefined, message: string): string {
  const json = jsonIn(message);
  const rang = alarm.safeParse(json);
  if (rang.success) return ofAlarm(rang.data);
  const changed = pipelineChange.safeParse(json);
  if (changed.success) return ofPipeline(changed.data);
  return [subject && `*${escapeWithin(subject, 200)}*`, escapeWithin(message, LONGEST)].filter(Boolean).join('\n');
}

function ofAlarm({ AlarmName, NewStateValue, NewStateReason }: z.output<typeof alarm>): string {
  const sign = NewStateValue === 'OK' ? ':white_check_mark:' : ':rotating_light:';
  return `${sign} *${escapeWithin(AlarmName, 200)}*: ${NewStateValue}\n${escapeWithin(NewStateReason, LONGEST)}`;
}

function ofPipeline({ region, detail }: z.output<typeof pipelineChange>): string {
  const { pipeline, state, 'execution-id': execution } = detail;
  const page = `https://${region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/${pipeline}/executions/${execution}/timeline`;
  return `:rotating_light: *${escapeWithin(pipeline, 200)}*: ${state}. The main branch is not delivered.\n<${page}|What happened>`;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
