import { z } from 'zod';
import type { Broadcast } from './broadcast.ts';
import { eventStreamOf } from './event-stream.ts';
import { FAULT_KINDS, type Faults } from './faults.ts';
import { withoutPrefix } from './http.ts';
import { handInRecords } from './meters.ts';
import { STAND_INS, type StandIn, type StandInName } from './stand-in.ts';

/** Something changed: in a stand-in, which may say what, among the faults, or where the app is. */
export type SandboxChange = { service: StandInName | 'faults' | 'app' } & object;

export interface ControlOptions {
  standIns: readonly StandIn[];
  faults: Faults;
  /** Undefined until it is connected. */
  appUrl(): string | undefined;
  connect(appUrl: string): void;
  env: Record<string, string>;
  changes: Broadcast<SandboxChange>;
  /** Where the account of the ovens' meters is kept. */
  dataDir?: string;
}

const connection = z.strictObject({ appUrl: z.url() });
const service = z.enum(STAND_INS);
const fault = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  delayMs: z.int().nonnegative().optional(),
  retryAfterSeconds: z.int().positive().optional(),
  status: z.int().min(400).max(599).optional(),
  times: z.int().positive().optional(),
  match: z.string().min(1).optional(),
});

/** Answers `/` and everything under `/control`: what runs, where the app is, the faults, and each stand-in's own. */
export function createControl({ standIns, faults, appUrl, connect, env, changes, dataDir }: ControlOptions) {
  const names = standIns.map(({ name }) => name);

  async function faultSwitch(request: Request, path: readonly string[]): Promise<Response> {
    const name = path[0] === undefined ? undefined : service.parse(path[0]);
    if (request.method === 'PUT') faults.set(service.parse(name), fault.parse(await request.json()));
    if (request.method === 'DELETE') faults.clear(name);
    return Response.json(faults.list(name));
  }

  async function answer(request: Request): Promise<Response> {
    const [root, area, ...rest] = new URL(request.url).pathname.split('/').filter(Boolean);
    if (root === undefined) return Response.json({ name: 'Ovenbird sandbox', standIns: names, control: '/control' });
    if (root !== 'control') return notFound();
    if (area === undefined) return Response.json({ standIns: names, appUrl: appUrl(), env, faults: faults.list() });
    if (area === 'events') return eventStreamOf(changes);
    if (area === 'connect' && request.method === 'POST') {
      connect(connection.parse(await request.json()).appUrl);
      return Response.json({});
    }
    if (area === 'faults') return faultSwitch(request, rest);
    const app = appUrl();
    if (area === 'meters' && request.method === 'POST' && app) return handInRecords(app, dataDir);
    const standIn = standIns.find(({ name }) => name === area);
    return standIn?.control(withoutPrefix(request, `/control/${area}`)) ?? notFound();
  }

  return async (request: Request): Promise<Response> => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof z.ZodError) return Response.json({ error: z.prettifyError(error) }, { status: 400 });
      if (error instanceof SyntaxError) return Response.json({ error: 'The body is no JSON' }, { status: 400 });
      throw error;
    }
  };
}

function notFound(): Response {
  return Response.json({ error: 'There is no such thing in this sandbox' }, { status: 404 });
}
