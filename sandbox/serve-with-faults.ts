import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { faultAnswer } from './fault-answers.ts';
import type { Faults } from './faults.ts';
import { sendResponse, withoutPrefix } from './http.ts';
import type { StandIn } from './stand-in.ts';

export interface Serving {
  standIn: StandIn;
  request: Request;
  outgoing: ServerResponse;
  faults: Faults;
}

const SLOW_MS = 5_000;

/** Lets a stand-in answer a request to the vendor, as well as the faults that are switched on allow. */
export async function serveWithFaults({ standIn, request, outgoing, faults }: Serving): Promise<void> {
  const unprefixed = withoutPrefix(request, `/${standIn.name}`);
  const { pathname } = new URL(unprefixed.url);
  // A stand-in keeps its control routes beside the vendor's: from this side they do not exist.
  if (pathname.startsWith('/control/')) return sendResponse(new Response('Not Found', { status: 404 }), outgoing);
  const fault = faults.take(standIn.name, `${request.method} ${pathname}`);
  switch (fault?.kind) {
    case 'down':
      outgoing.destroy();
      return;
    case 'rate-limited':
    case 'error':
      await sendResponse(faultAnswer(standIn.name, fault), outgoing);
      return;
    case 'reset':
      await (await standIn.fetch(unprefixed)).arrayBuffer();
      outgoing.destroy();
      return;
    case 'slow':
      await delay(fault.delayMs ?? SLOW_MS);
  }
  await sendResponse(await standIn.fetch(unprefixed), outgoing);
}
