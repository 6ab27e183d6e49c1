import { WebClient } from '@slack/web-api';
import { createEmulator } from 'emulate';
import { manifest, silence, startWorkspace } from '../sandbox/slack/support/workspace.ts';

/** A Slack that the contract is checked against. */
export interface SlackHost {
  web: WebClient;
  /** Somebody with an e-mail address. */
  email: string;
  /** A public channel that the app is not in. */
  channelName: string;
  close(): Promise<void>;
}

const scopes = manifest.oauth_config.scopes.bot;

/** Ours. */
export async function sandbox(granted = scopes): Promise<SlackHost> {
  const space = await startWorkspace({ manifest: { ...manifest, oauth_config: { scopes: { bot: granted } } } });
  return { web: space.web, email: 'ben@bakery.example.com', channelName: 'team', close: space.close };
}

/** The one that comes with `emulate`, written by others: an independent witness. */
export async function witness(granted = scopes): Promise<SlackHost> {
  const ids = { app_id: 'A1', bot_id: 'B1', bot_user_id: 'U0BOT', scopes: granted };
  const client = { client_id: 'id', client_secret: 'secret', name: 'Ovenbird', redirect_uris: ['http://127.0.0.1'] };
  const slack = {
    strict_scopes: true,
    users: [{ name: 'ben', real_name: 'Ben Baker', email: 'ben@example.com' }],
    channels: [{ name: 'team' }],
    oauth_apps: [{ ...ids, ...client, bot_name: 'ovenbird' }],
    tokens: [{ ...ids, token: 'xoxb-witness', type: 'bot', user_id: ids.bot_user_id }],
  };
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack } });
  const web = new WebClient('xoxb-witness', {
    slackApiUrl: `${emulator.url}/api/`,
    retryConfig: { retries: 0 },
    logger: silence,
  });
  return { web, email: 'ben@example.com', channelName: 'team', close: () => emulator.close() };
}
