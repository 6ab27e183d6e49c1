import type { Got, KeepAliveClient, Sent } from './keep-alive-client.ts';

/** A request, and what may be answered to it. */
export interface Case {
  sent: Sent;
  /** @returns what is wrong with the answer */
  fault(got: Got): string | undefined;
}

/** Sends it. @returns what is wrong with the answer, or why there is none */
export async function faultOf({ sent, fault }: Case, client: KeepAliveClient): Promise<string | undefined> {
  try {
    const got = await client.send(sent);
    const found = leak(got) ?? fault(got);
    return found && `${found}: ${got.status} ${got.text.slice(0, 300)} to ${inShort(sent)}`;
  } catch (error) {
    return `${error} to ${inShort(sent)}`;
  }
}

const inShort = ({ method, path, headers, body = '' }: Sent) =>
  [method, path.slice(0, 200), JSON.stringify(headers).slice(0, 300), body.slice(0, 600).toString()].join(' ');

/** Whether an answer tells of the inside: a stack, a path of ours, the words of a library. */
function leak({ status, headers, text }: Got): string | undefined {
  if (status >= 500) return 'a fault of ours';
  const all = `${JSON.stringify(headers)}${text}`;
  return /\n\s+at .+:\d+:\d+|node_modules|file:\/\/\/work|\.ts:\d+|Mongo\w*Error|TypeError|ZodError/.test(all)
    ? 'tells of the inside'
    : undefined;
}

/** Refused with one of these, in so many words that a program can read. */
export const refusedWith =
  (...statuses: number[]) =>
  (got: Got): string | undefined =>
    statuses.includes(got.status) ? noProblem(got) : `no ${statuses.join(' or ')}`;

/** Every refusal of the API's is a problem: RFC 9457. */
export function noProblem({ status, headers, text }: Got): string | undefined {
  if (status < 400) return undefined;
  if (!headers['content-type']?.startsWith('application/problem+json')) return 'no problem+json';
  const { code, requestId, status: told } = text === '' ? {} : JSON.parse(text);
  // An answer to HEAD has no body.
  return text === '' || (told === status && /^[a-z_]+$/.test(code) && requestId) ? undefined : 'an odd problem';
}

/** Slack is told by the status alone. */
export const silentWith =
  (...statuses: number[]) =>
  ({ status, text }: Got): string | undefined =>
    !statuses.includes(status) ? `no ${statuses.join(' or ')}` : text === '' ? undefined : 'it says something';
