import type { Json, WorkflowRun } from '../state/types.ts';
import type { Step } from './step.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const view = (title: string, blocks: Json[]): Json => ({
  type: 'modal',
  title: plain(title),
  close: plain('Close'),
  blocks,
});
const section = (text: string): Json => ({ type: 'section', text: { type: 'mrkdwn', text } });

/** What a person sees of a run: that it goes on, what it handed on, or what the app says went wrong. */
export function outcomeView({ title, outputs }: Step, run: WorkflowRun): Json {
  switch (run.state) {
    case 'running':
      return view('Workflow', [section(`:hourglass_flowing_sand: *${title}* is under way…`)]);
    case 'failed':
      return view('Workflow', [section(`:warning: *${title}* did not work out.`), section(run.error ?? '')]);
    case 'completed':
      return view('Workflow', [
        section(`:white_check_mark: *${title}* is done. The next step would go on with:`),
        {
          type: 'section',
          fields: outputs.map(({ name, title: label = name, type }) => ({
            type: 'mrkdwn',
            text: `*${label}*\n${shown(type, run.outputs?.[name])}`,
          })),
        },
      ]);
  }
}

function shown(type: string, value: unknown): string {
  if (value === undefined) return '–';
  if (type === 'slack#/types/timestamp') return `<!date^${value}^{date_short_pretty} at {time}|${value}>`;
  return type === 'slack#/types/user_id' ? `<@${value}>` : escaped(String(value));
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
