import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Stage, Step } from './dockerfile.ts';

const run = promisify(execFile);

export interface Build {
  stages: readonly Stage[];
  /** The repository. */
  context: string;
  /** An empty folder; each stage's working directory becomes one in it, named for the stage. */
  into: string;
}

/**
 * Takes the steps that lead to a stage, each in folders instead of images: the base image's part is played by this machine.
 *
 * @returns the stage's working directory
 * @throws when a step fails, with what it said
 */
export async function build(target: string, { stages, context, into }: Build): Promise<string> {
  const folder = (name: string) => join(into, name);
  for (const stage of neededFor(target, stages)) {
    const work = folder(stage.name);
    if (stages.some(({ name }) => name === stage.base)) await cp(folder(stage.base), work, { recursive: true });
    else await mkdir(work);
    for (const step of stage.steps) {
      if (step.kind === 'run') await run('sh', ['-ec', step.command], { cwd: work, env: bareEnvironment() });
      else await copy(step, step.from ? folder(step.from) : context, work);
    }
  }
  return folder(target);
}

/** What this machine needs to reach a registry, and nothing that a test runner or `npm run` has set. */
function bareEnvironment(): NodeJS.ProcessEnv {
  const ours = /^(NODE_OPTIONS|NODE_ENV|npm_(?!config_).*|npm_config_(local_|global_)?prefix)$/;
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name));
  return { ...Object.fromEntries(kept), PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
}

/** Those that it is made of, in the file's order: BuildKit builds no others. */
function neededFor(target: string, stages: readonly Stage[]): Stage[] {
  const needed = new Set([target]);
  for (const stage of stages.toReversed().filter(({ name }) => needed.has(name))) {
    needed.add(stage.base);
    for (const step of stage.steps) if (step.kind === 'copy' && step.from) needed.add(step.from);
  }
  return stages.filter(({ name }) => needed.has(name));
}

async function copy({ sources, target }: Extract<Step, { kind: 'copy' }>, from: string, work: string): Promise<void> {
  for (const source of sources) {
    const path = source.replace(/^\/app\//, '');
    await cp(join(from, path), join(work, target.endsWith('/') ? join(target, basename(path)) : target), {
      recursive: true,
    });
  }
}
