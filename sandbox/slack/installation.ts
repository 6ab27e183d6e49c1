import { readFile } from 'node:fs/promises';
import { type FunctionDefinition, type Step, stepsOf } from './workflows/step.ts';

export interface SlashCommand {
  command: string;
  description?: string;
  usage_hint?: string;
  should_escape?: boolean;
}

export interface Shortcut {
  name: string;
  type: 'global' | 'message';
  callback_id: string;
  description?: string;
}

/** The parts of an app manifest that change how Slack treats the app. */
export interface Manifest {
  features?: {
    app_home?: {
      home_tab_enabled?: boolean;
      messages_tab_enabled?: boolean;
      messages_tab_read_only_enabled?: boolean;
    };
    slash_commands?: SlashCommand[];
    shortcuts?: Shortcut[];
  };
  functions?: Record<string, FunctionDefinition>;
  oauth_config?: { scopes?: { bot?: string[] } };
  settings?: { event_subscriptions?: { bot_events?: string[] } };
}

/** What the workspace has installed: the app's manifest in the form that the stand-in asks it. */
export interface Installation {
  /** False once somebody has removed the app: its token is good for nothing then. */
  active: boolean;
  scopes: readonly string[];
  /** Undefined: no manifest yet, so any command goes. */
  commands?: readonly SlashCommand[];
  shortcuts?: readonly Shortcut[];
  events: readonly string[];
  /** The custom steps that Workflow Builder offers. */
  steps: readonly Step[];
  homeTab: boolean;
  messagesTab: boolean;
  /** People cannot write to the app, but for commands. */
  messagesReadOnly: boolean;
}

const defaultScopes = [
  'chat:write',
  'commands',
  'im:write',
  'im:history',
  'im:read',
  'channels:read',
  'channels:history',
  'channels:join',
  'groups:read',
  'groups:history',
  'users:read',
  'users:read.email',
];
const defaultEvents = ['app_home_opened', 'team_join', 'user_change', 'app_uninstalled', 'tokens_revoked'];

/** Installs an app; without a manifest it gets what most apps ask for. */
export function install(manifest: Manifest | undefined): Installation {
  const home = manifest?.features?.app_home;
  return {
    active: true,
    scopes: manifest?.oauth_config?.scopes?.bot ?? defaultScopes,
    commands: manifest && (manifest.features?.slash_commands ?? []),
    shortcuts: manifest && (manifest.features?.shortcuts ?? []),
    events: manifest ? (manifest.settings?.event_subscriptions?.bot_events ?? []) : defaultEvents,
    steps: stepsOf(manifest?.functions),
    homeTab: home?.home_tab_enabled ?? manifest === undefined,
    messagesTab: home?.messages_tab_enabled ?? manifest === undefined,
    messagesReadOnly: home?.messages_tab_read_only_enabled ?? false,
  };
}

/** Reads the repository's own manifest; undefined where there is none yet. */
export async function readManifest(): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(new URL('../../manifest.json', import.meta.url), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
