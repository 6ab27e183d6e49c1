import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { resolve } from 'node:path';
import { freePort, portIsFree } from '../port.ts';
import { STAND_INS, type StandInName } from '../stand-in.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  dataDir: string;
  port: number;
  opsPort: number;
  sandboxPort: number;
  /** The address it listens on: this machine's own, unless it runs in a container. */
  host: string;
  /** The address that its app listens on: as for itself, unless it is told otherwise. */
  bindAddress: string;
  /** Given: somebody else runs the app, and it listens there. */
  appUrl?: string;
  /** Given: no MongoDB is started. */
  mongodbUri?: string;
  /** The services that nobody has configured. */
  standIns: StandInName[];
}

/** A service is the real one as soon as one of these is set; what else it needs, the app itself asks for. */
const CREDENTIALS: Record<StandInName, readonly string[]> = {
  slack: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'],
  jira: ['JIRA_BASE_URL', 'JIRA_EMAIL', 'JIRA_API_TOKEN', 'JIRA_PROJECT'],
  github: ['GITHUB_TOKEN', 'GITHUB_REPOSITORY'],
  drive: ['GOOGLE_CREDENTIALS', 'GOOGLE_DRIVE_ID'],
  mail: ['MAIL_FROM', 'SMTP_URL', 'SES_REGION'],
  auction: ['AUCTION_URL'],
  s3: ['S3_BUCKET'],
};
const PORTS = { port: ['PORT', 3000], opsPort: ['OPS_PORT', 3001], sandboxPort: ['SANDBOX_PORT', 4000] } as const;

/**
 * Reads what the sandbox itself needs to know; the app reads its own configuration.
 *
 * @throws when this is production, or a port is none
 */
export async function readSettings(env: Environment): Promise<Settings> {
  if (env.NODE_ENV === 'production') {
    throw new Error('npm start is the sandbox, and this is production (NODE_ENV). Run: node src/index.ts');
  }
  const host = env.SANDBOX_HOST?.trim() || '127.0.0.1';
  const given = (name: string) => Boolean(env[name]?.trim() || env[`${name}_FILE`]?.trim());
  return {
    dataDir: resolve(env.DATA_DIR?.trim() || '.data'),
    port: await portOf(env, ...PORTS.port),
    opsPort: await portOf(env, ...PORTS.opsPort),
    sandboxPort: await portOf(env, ...PORTS.sandboxPort),
    host,
    bindAddress: env.BIND_ADDRESS?.trim() || host,
    appUrl: env.SANDBOX_APP_URL?.trim() || undefined,
    mongodbUri: await mongodbUriOf(env),
    standIns: STAND_INS.filter((name) => !CREDENTIALS[name].some(given)),
  };
}

/** The books are seeded here, too: so a file that holds their address is read. */
async function mongodbUriOf({ MONGODB_URI: uri, MONGODB_URI_FILE: file }: Environment): Promise<string | undefined> {
  if (!file?.trim()) return uri?.trim() || undefined;
  if (uri?.trim()) throw new Error('MONGODB_URI and MONGODB_URI_FILE are both set: leave one out');
  return (await readFile(file.trim(), 'utf8')).trim();
}

/** How this machine reaches what listens there. */
export function urlOf(address: string, port: number): string {
  const host = ['0.0.0.0', '::'].includes(address) ? '127.0.0.1' : address;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** @throws naming the first port that somebody else listens on */
export async function checkPorts(settings: Settings): Promise<void> {
  const ours = settings.appUrl ? (['sandboxPort'] as const) : (['port', 'opsPort', 'sandboxPort'] as const);
  for (const key of ours) {
    const [name] = PORTS[key];
    if (await portIsFree(settings[key])) continue;
    throw new Error(`Port ${settings[key]} is taken. Stop what listens there, or set ${name} to another (0: any).`);
  }
}

/** 0 is settled here: the app and whoever speaks to it must know the same number. */
async function portOf(env: Environment, name: string, usual: number): Promise<number> {
  const text = env[name]?.trim() || String(usual);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${name} must be a port number, and is ${text}`);
  return port === 0 ? freePort() : port;
}
