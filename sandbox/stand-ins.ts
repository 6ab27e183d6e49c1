import { join } from 'node:path';
import type { Faults } from './faults.ts';
import type { StandIn, StandInName, StandInOptions } from './stand-in.ts';

export interface Opening {
  names: readonly StandInName[];
  /** Of the sandbox. */
  url: string;
  dataDir?: string;
  faults: Faults;
  /** Hears of changes in any of them. */
  onChange(change: object & { service: StandInName }): void;
}

/** Opens the stand-ins asked for, loading no other's code. */
export async function openStandIns({ names, url, dataDir, faults, onChange }: Opening): Promise<StandIn[]> {
  const open: Record<StandInName, (options: StandInOptions) => Promise<StandIn>> = {
    slack: async (options) => (await import('./slack/index.ts')).createSlackStandIn(options),
    jira: async (options) => (await import('./jira/index.ts')).createJiraStandIn(options),
    github: async (options) => (await import('./github/index.ts')).createGithubStandIn(options),
    drive: async (options) => (await import('./drive/index.ts')).createDriveStandIn(options),
    mail: async (options) => (await import('./mail/index.ts')).createMailStandIn({ ...options, faults }),
  };
  return Promise.all(
    names.map((name) =>
      open[name]({
        baseUrl: `${url}/${name}`,
        onChange: (change) => onChange({ ...change, service: name }),
        stateFile: dataDir === undefined ? undefined : join(dataDir, 'sandbox', `${name}.json`),
      }),
    ),
  );
}
