import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort, portIsFree } from '../port.ts';
import { findMongod, type MongodBinary } from './find.ts';
import { probe } from './probe.ts';

/** What a data folder was made with. A replica set only finds itself again on the port that it was born on. */
export interface DataFolder {
  dbPath: string;
  port: number;
  binary: MongodBinary;
}

interface Birth {
  port: number;
  binary: MongodBinary;
}

/** A mongod whose parent was killed outright goes by itself within two seconds; twice that is waited for it. */
const LEAVING_MS = 4_000;

/**
 * Opens (or makes) `<dataDir>/mongodb`. Port and program are chosen once and remembered in `<dataDir>/mongodb.json`:
 * another port never elects a primary, and a much newer mongod refuses older data.
 *
 * @throws when the remembered port is taken by something else
 */
export async function openDataFolder(dataDir: string, say: (line: string) => void): Promise<DataFolder> {
  const dbPath = join(dataDir, 'mongodb');
  await mkdir(dbPath, { recursive: true });
  const file = join(dataDir, 'mongodb.json');
  const born = await recall(file);
  const port = born?.port ?? (await freePort());
  if (born !== undefined && !(await portIsFree(port, LEAVING_MS))) {
    throw new Error(
      `MongoDB in ${dbPath} lives on port ${port}, and something else listens there. ` +
        `Stop that, or move ${dataDir} away to begin with empty books.`,
    );
  }
  const binary = (await stillThere(born?.binary)) ?? (await findMongod({ env: process.env, say }));
  await writeFile(file, `${JSON.stringify({ port, binary } satisfies Birth, null, 2)}\n`);
  return { dbPath, port, binary };
}

async function recall(file: string): Promise<Birth | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Birth);
}

async function stillThere(binary: MongodBinary | undefined): Promise<MongodBinary | undefined> {
  if (binary === undefined) return undefined;
  return (await probe(binary.path)).usable ? binary : undefined;
}
