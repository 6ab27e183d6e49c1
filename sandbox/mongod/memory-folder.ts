import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, statfs } from 'node:fs/promises';
import { join } from 'node:path';

export interface MemoryFolderOptions {
  /** Where files are kept in memory. */
  place?: string;
  /** How much must be free there, and of the memory that this process may have. */
  roomBytes?: number;
}

/** A folder whose files are kept in memory. */
export interface MemoryFolder {
  path: string;
  /** Removes it with all that is in it. Without this it goes when the process has ended, even if that is killed. */
  remove(): Promise<void>;
}

/** Linux has it for everybody. https://www.kernel.org/doc/html/latest/filesystems/tmpfs.html */
const PLACE = '/dev/shm';

/** Several times what all tests write. A container often has 64 MB there. */
const ROOM_BYTES = 4 * 2 ** 30;

/** A shell that reads from this process until that is gone. Who writes into the folder may end a moment later. */
const REMOVER = 'cat; for second in 1 2 3 4 5; do rm -rf "$0" && exit; sleep 1; done';

/** Makes a new folder. @returns undefined where there is no such place, or not enough room */
export async function openMemoryFolder({
  place = PLACE,
  roomBytes = ROOM_BYTES,
}: MemoryFolderOptions = {}): Promise<MemoryFolder | undefined> {
  const room = await statfs(place).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => -1,
  );
  if (Math.min(room, process.availableMemory()) < roomBytes) return undefined;
  const path = await mkdtemp(join(place, 'ovenbird-mongod-'));
  const remover = spawn('sh', ['-c', REMOVER, path], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  remover.unref();
  return {
    path,
    async remove() {
      remover.ref();
      remover.stdin.end();
      await once(remover, 'exit');
    },
  };
}
