import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { z } from 'zod';

/** A mail that was handed in, as its recipient reads it. */
export interface TakenMail {
  to: string[];
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
}

export interface SesStandIn {
  url: string;
  taken: TakenMail[];
  /** The next calls are refused with these codes and statuses. */
  refuse(code: string, status?: number): void;
  /** What is told of the account and its identities, by path. */
  state: Record<string, object>;
  /** Addresses that are refused from now on. */
  refused: Set<string>;
  /** The next call is carried out, and its answer lost. */
  loseNextAnswer(): void;
  close(): Promise<void>;
}

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const sendEmail = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  Content: z.object({ Raw: z.object({ Data: z.base64() }) }),
});

const SIGNATURE = /^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/[a-z0-9-]+\/ses\/aws4_request, /;

/** Speaks as much of Amazon SES (API v2) as sends a raw mail, over real HTTP. */
export async function startSesStandIn(): Promise<SesStandIn> {
  const refusals: { code: string; status: number }[] = [];
  const refused = new Set<string>();
  const state: Record<string, object> = {
    '/v2/email/account': { SendingEnabled: true, ProductionAccessEnabled: true },
  };
  let losesNextAnswer = false;

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fail = (code: string, status: number) =>
      response
        .writeHead(status, { 'x-amzn-errortype': code, 'content-type': 'application/json' })
        .end(JSON.stringify({ message: 'no' }));
    if (request.method === 'GET' && request.url !== undefined) {
      const told = state[request.url];
      return told === undefined ? void fail('NotFoundException', 404) : void response.end(JSON.stringify(told));
    }
    const body = sendEmail.safeParse(await json(request));
    const loses = losesNextAnswer;
    losesNextAnswer = false;
    const refusal = refusals.shift();
    if (refusal) return void fail(refusal.code, refusal.status);
    if (!SIGNATURE.test(request.headers.authorization ?? '')) return void fail('UnrecognizedClientException', 403);
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails' || !body.success)
      return void fail('BadRequestException', 400);
    const { Destination, FromEmailAddress: from, Content } = body.data;
    if (Destination.ToAddresses.some((to) => refused.has(to))) return void fail('MessageRejected', 400);
    ses.taken.push(await mailIn(Content.Raw.Data, Destination.ToAddresses, from));
    if (loses) return void request.socket.destroy();
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ MessageId: `0107-${ses.taken.length}` }));
  }

  const server = createServer((request, response) => {
    receive(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ses: SesStandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: [],
    state,
    refused,
    refuse: (code, status = 400) => void refusals.push({ code, status }),
    loseNextAnswer: () => {
      losesNextAnswer = true;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return ses;
}

/** SES gives a mail a Message-ID of its own. */
async function mailIn(data: string, to: string[], from: string): Promise<TakenMail> {
  const { subject = '', text = '', html = '', headers } = await PostalMime.parse(Buffer.from(data, 'base64'));
  const known = Object.fromEntries(headers.map(({ key, value }) => [key, value]));
  return { to, from, subject, text, html, headers: { ...known, 'message-id': '<own@eu-central-1.amazonses.com>' } };
}
