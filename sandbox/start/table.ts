import { relative } from 'node:path';
import type { Sandbox } from '../server.ts';
import { STAND_INS } from '../stand-in.ts';
import { type Settings, urlOf } from './settings.ts';

const NAMES = {
  slack: 'Slack',
  jira: 'Jira',
  github: 'GitHub',
  drive: 'Google Drive',
  mail: 'Mail',
  auction: 'Auction',
  s3: 'S3',
} as const;

export interface Addresses {
  settings: Settings;
  sandbox: Sandbox;
  mongodbUri: string;
  logFile: string;
}

/** The addresses of everything that runs, a line each. */
export function addressTable({ settings, sandbox, mongodbUri, logFile }: Addresses): string {
  const app = settings.appUrl ?? urlOf(settings.bindAddress, settings.port);
  // In a real workspace nobody is seeded.
  const logIn = settings.standIns.includes('slack') ? '  <- log in as manager@example.com, password test' : '';
  const ownApp: Array<[string, string]> = [
    ['Health', `${urlOf(settings.bindAddress, settings.opsPort)}/readyz`],
    ['Log', relative('', logFile)],
  ];
  const rows: Array<[string, string]> = [
    ['Ovenbird', app],
    ['REST API', `${app}/docs${logIn}`],
    ['Workspace', `${sandbox.url}/  <- open this in a browser`],
    ['Control', `${sandbox.url}/control`],
    ...STAND_INS.map((name): [string, string] => [
      NAMES[name],
      settings.standIns.includes(name) ? `stand-in, ${sandbox.url}/control/${name}` : 'the real one',
    ]),
    ['MongoDB', settings.mongodbUri === undefined ? mongodbUri : 'as MONGODB_URI says'],
    ['Data', relative('', settings.dataDir) || '.'],
    ...(settings.appUrl === undefined ? ownApp : []),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, address]) => `  ${name.padEnd(width)}  ${address}`).join('\n');
}
