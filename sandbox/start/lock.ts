import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Owner {
  pid: number;
  /** Its command line, where the system tells: a process id is given to others later. */
  command: string | undefined;
}

/**
 * Takes a data folder for this process alone, until `release`. What a killed process left behind is taken over.
 *
 * @throws when another process holds it
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'running.json');
  const owner: Owner = { pid: process.pid, command: await commandOf(process.pid) };
  const take = () => writeFile(file, JSON.stringify(owner), { flag: 'wx' });
  try {
    await take();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = await readOwner(file);
    if (other !== undefined && (await stillRuns(other))) {
      throw new Error(
        `Ovenbird runs already on ${folder} (process ${other.pid}). Stop it first, or give a second one ` +
          'a DATA_DIR, PORT, OPS_PORT and SANDBOX_PORT of its own.',
      );
    }
    await rm(file, { force: true });
    await take();
  }
  return { release: () => rm(file, { force: true }) };
}

async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

async function stillRuns({ pid, command }: Owner): Promise<boolean> {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return (await commandOf(pid)) === command;
}

async function commandOf(pid: number): Promise<string | undefined> {
  return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
}
