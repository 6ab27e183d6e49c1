import type { Message, View } from '../slack/state/types.ts';

export type { Done } from '../slack/people/act.ts';
export type { Introduction } from '../slack/people/census.ts';
export type { Submitted } from '../slack/people/submit.ts';
export type { Farewell } from '../slack/socket-mode/line.ts';
export type { Channel, Json, Notice, Person, View, WorkflowRun } from '../slack/state/types.ts';
export type { Timings } from '../slack/timings.ts';
export type { Ack } from '../slack/to-app/acknowledgement.ts';
export type { Forgery } from '../slack/to-app/connection.ts';
export type { Traffic } from '../slack/web-api/limits.ts';

/** A message as somebody sees it, with the channel that it stands in. */
export type SeenMessage = Message & { channel: string; ephemeral?: true };

/** What can be acted upon. */
export type Target = SeenMessage | View;
