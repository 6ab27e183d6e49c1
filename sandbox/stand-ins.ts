import { join } from 'node:path';
import type { Faults } from './faults.ts';
import type { StandIn, StandInName, StandInOptions } from './stand-in.ts';

export interface Opening {
  names: readonly StandInName[];
  /** Of the sandbox. */
  url: string;
  dataDir?: string;
  faults: Faults;
  /** Whether calls that come too often are refused. */
  limits?: boolean;
  /** Hears of changes in any of them. */
  onChange(change: object & { service: StandInName }): void;
}

/** Opens the stand-ins asked for, loading no other's code. @throws what the first that fails throws, with none left open */
export async function openStandIns({ names, url, dataDir, faults, limits, onChange }: Opening): Promise<StandIn[]> {
  const open: Record<StandInName, (options: StandInOptions) => Promise<StandIn>> = {
    slack: async (options) => (await import('./slack/index.ts')).createSlackStandIn(options),
    jira: async (options) => (await import('./jira/index.ts')).createJiraStandIn(options),
    github: async (options) => (await import('./github/index.ts')).createGithubStandIn(options),
    drive: async (options) => (await import('./drive/index.ts')).createDriveStandIn(options),
    mail: async (options) => (await import('./mail/index.ts')).createMailStandIn({ ...options, faults }),
    auction: async (options) => (await import('./auction/index.ts')).createAuctionStandIn(options),
    s3: async (options) => (await import('./s3/index.ts')).createS3StandIn(options),
  };
  const openings = await Promise.allSettled(
    names.map((name) =>
      open[name]({
        baseUrl: `${url}/${name}`,
        limits,
        onChange: (change) => onChange({ ...change, service: name }),
        stateFile: dataDir === undefined ? undefined : join(dataDir, 'sandbox', `${name}.json`),
      }),
    ),
  );
  await using opened = new AsyncDisposableStack();
  const standIns = openings.filter((one) => one.status === 'fulfilled').map(({ value }) => value);
  for (const standIn of standIns) opened.defer(standIn.close);
  const failed = openings.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  opened.move();
  return standIns;
}
