/** JSON as Slack sends and takes it. */
export type Json = Record<string, unknown>;

/** Somebody in the workspace, human or bot. */
export interface Person {
  id: string;
  /** The handle, e.g. `cakelover`. */
  name: string;
  displayName: string;
  realName: string;
  email?: string;
  tz: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  deleted: boolean;
  /** Unix seconds of the last change. */
  updated: number;
}

export interface Channel {
  id: string;
  /** Empty for a direct message. */
  name: string;
  kind: 'public' | 'private' | 'im';
  members: string[];
  archived: boolean;
  created: number;
}

/** A message as Slack shows it. */
export interface Message {
  type: 'message';
  ts: string;
  user: string;
  text: string;
  team: string;
  bot_id?: string;
  app_id?: string;
  blocks?: Json[];
  metadata?: Json;
  thread_ts?: string;
  edited?: { user: string; ts: string };
}

/** A message that one person sees in one channel. */
export interface Ephemeral {
  channel: string;
  to: string;
  message: Message;
}

/** What elements of a view or message hold: block id, then action id, then the value. */
export type Values = Record<string, Record<string, Json>>;

/** A modal or Home view as Slack shows it. */
export interface View {
  id: string;
  team_id: string;
  type: 'modal' | 'home';
  blocks: Json[];
  private_metadata: string;
  callback_id: string;
  external_id: string;
  state: { values: Values };
  hash: string;
  title?: Json;
  submit?: Json | null;
  close?: Json | null;
  clear_on_close: boolean;
  notify_on_close: boolean;
  submit_disabled?: boolean;
  previous_view_id: string | null;
  root_view_id: string;
  app_id: string;
  app_installed_team_id: string;
  bot_id: string;
}

/** Where answers to one interaction may be sent. */
export interface ResponseUrl {
  user: string;
  channel: string;
  /** The message acted upon. */
  ts?: string;
  created: number;
  uses: number;
}

/** Something that went wrong before a person's eyes, with what a developer wants to know of it. */
export interface Notice {
  user: string;
  at: number;
  /** What the person reads, as Slack words it. */
  text: string;
  /** Slack's code, e.g. `operation_timeout`. */
  error: string;
  /** For the developer. */
  detail?: string;
}

/** A workflow of one custom step that somebody ran. */
export interface WorkflowRun {
  /** The step's execution: `Fx...` */
  id: string;
  /** The step's callback id. */
  step: string;
  user: string;
  inputs: Json;
  state: 'running' | 'completed' | 'failed';
  outputs?: Json;
  error?: string;
  /** The view that shows what becomes of it. */
  view?: string;
}

/** Everything in the workspace; plain JSON, kept between starts. */
export interface SlackState {
  serial: number;
  /** Microseconds of the latest timestamp given out. */
  lastTs: number;
  people: Person[];
  channels: Channel[];
  /** By channel, oldest first. */
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  /** By person, the root first. */
  modals: Record<string, View[]>;
  /** By person. */
  homes: Record<string, View>;
  /** What people chose in messages, by person, channel and ts. */
  choices: Record<string, Values>;
  responseUrls: Record<string, ResponseUrl>;
  notices: Notice[];
  /** By person and channel: the ts up to which they have read. A file of an earlier start may lack it. */
  reads?: Record<string, Record<string, string>>;
  /** By id. A file of an earlier start may lack it. */
  workflowRuns?: Record<string, WorkflowRun>;
}
