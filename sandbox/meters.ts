import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const account = z.object({ id: z.string(), secret: z.string() });

/** The meters' account with the API. */
export type MetersAccount = z.infer<typeof account>;

/** What three ovens want of the next hour: what they do, and the kilowatts. */
const WANTED = { 'oven-1': ['baking', 12.5], 'oven-2': ['proving', 3.25], 'oven-3': ['baking', 20] } as const;

const PATIENCE_MS = 10_000;

const fileIn = (dataDir: string) => join(dataDir, 'meters.json');

/** Gives the ovens' meters their account: a program of its own, that may hand in records and nothing else. */
export async function keepMetersAccount(dataDir: string, given: MetersAccount): Promise<void> {
  await writeFile(fileIn(dataDir), JSON.stringify(given), { mode: 0o600 });
}

/**
 * Hands in three records for the energy auction, as the ovens' meters would: by the REST API.
 *
 * @returns what the API answers, or 502 with the reason
 */
export async function handInRecords(appUrl: string, dataDir = ''): Promise<Response> {
  try {
    const { id, secret } = account.parse(JSON.parse(await readFile(fileIn(dataDir), 'utf8')));
    const login = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
    const token = await post(`${appUrl}/oauth/token`, {}, new URLSearchParams(login));
    const headers = { authorization: `Bearer ${token.access_token}`, 'content-type': 'application/json' };
    return Response.json(await post(`${appUrl}/auction/orders`, headers, JSON.stringify(records(new Date()))));
  } catch (error) {
    return Response.json({ error: `The records could not be handed in: ${(error as Error).message}` }, { status: 502 });
  }
}

/** Their ids tell the moment, so that each press hands in new ones. */
function records(now: Date): object[] {
  const moment = now.toISOString().slice(0, 19).replaceAll(':', '-');
  return Object.entries(WANTED).map(([oven, [parameter_1, parameter_2]]) => ({
    record_id: `${oven}_${moment}`,
    ...{ parameter_1, parameter_2 },
  }));
}

/** What the API says where it refuses: a token (RFC 6749), or anything else (RFC 9457). */
interface Refusal {
  error_description?: string;
  detail?: string;
}

/** @throws with the words of whoever refuses */
async function post(
  url: string,
  headers: Record<string, string>,
  body: string | URLSearchParams,
): Promise<Record<string, unknown>> {
  const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
  const answer = (await response.json()) as Refusal & Record<string, unknown>;
  if (!response.ok) throw new Error(answer.error_description ?? answer.detail ?? `${response.status}`);
  return answer;
}
