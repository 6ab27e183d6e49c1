import { STATUS_CODES } from 'node:http';
import { DomainError, type ErrorKind } from '../../platform/errors.ts';
import { RateLimited, TransientFailure } from '../../platform/failures.ts';
import { isUnreachable } from '../../platform/mongo/index.ts';
import type { Problem } from '../../platform/problem.ts';

/** A refusal that only HTTP knows: no service would throw it. */
export class HttpRefusal extends Error {
  override readonly name = 'HttpRefusal';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor({ status, code, detail, headers = {} }: HttpRefusalOptions) {
    super(detail);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

interface HttpRefusalOptions {
  status: number;
  /** Documented in docs/errors.md. */
  code: string;
  detail: string;
  headers?: Readonly<Record<string, string>>;
}

/** What is answered to whatever was thrown. */
export interface Refusal {
  problem: Problem;
  headers: Readonly<Record<string, string>>;
  /** True when it is our fault, and so for our log. */
  ours: boolean;
}

const STATUS: Readonly<Record<ErrorKind, number>> = {
  invalid: 422,
  not_found: 404,
  conflict: 409,
  forbidden: 403,
  unavailable: 503,
};

const SOON = { 'Retry-After': '5' };

/** The one place where everything thrown becomes a status and a problem: nothing of a stack or a cause is in it. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HttpRefusal) return refusal(error.status, error.code, error.message, error.headers);
  if (error instanceof DomainError) {
    const { problem, ...rest } = refusal(STATUS[error.kind], error.code, error.message);
    return { ...rest, problem: { ...problem, ...(error.fields.length > 0 && { errors: error.fields }) } };
  }
  if (isUnreachable(error)) return refused(booksUnavailable);
  if (error instanceof TransientFailure || error instanceof RateLimited) return refused(serviceUnavailable);
  return refused(readingFault(error) ?? internal);
}

/** MongoDB does not answer, or not in time. */
export const booksUnavailable: HttpRefusalOptions = {
  ...{ status: 503, code: 'books_unavailable', headers: SOON },
  detail: 'The books cannot be reached just now. With an Idempotency-Key the same request can safely be sent again.',
};

const serviceUnavailable: HttpRefusalOptions = {
  ...{ status: 503, code: 'service_unavailable', headers: SOON },
  detail: 'A service that this needs does not answer just now. Nothing was changed; try again in a minute.',
};

const internal: HttpRefusalOptions = {
  ...{ status: 500, code: 'internal' },
  detail: 'Something went wrong on our side. Tell us the request id if it happens again.',
};

const tooLarge: HttpRefusalOptions = { status: 413, code: 'body_too_large', detail: 'A body has at most 1 MB.' };

const badEncoding: HttpRefusalOptions = {
  ...{ status: 415, code: 'media_type_unsupported' },
  detail: 'The body’s Content-Encoding is none that we read.',
};

const unreadable: HttpRefusalOptions = {
  ...{ status: 400, code: 'body_unreadable' },
  detail: 'The body ended early, or is not encoded as its headers say.',
};

const noAddress: HttpRefusalOptions = {
  ...{ status: 404, code: 'path_not_found' },
  detail: 'There is nothing at this address.',
};

/** What Express and its body parser throw. https://expressjs.com/en/resources/middleware/body-parser.html#errors */
function readingFault(error: unknown): HttpRefusalOptions | undefined {
  if (error instanceof URIError) return noAddress;
  if (!(error instanceof Error) || !('status' in error) || typeof error.status !== 'number') return undefined;
  if (error.status === 413) return tooLarge;
  if (error.status === 415) return badEncoding;
  return error.status < 500 ? unreadable : undefined;
}

function refused({ status, code, detail, headers }: HttpRefusalOptions): Refusal {
  return refusal(status, code, detail, headers);
}

function refusal(status: number, code: string, detail: string, headers: Refusal['headers'] = {}): Refusal {
  const title = STATUS_CODES[status] ?? 'Error';
  return { problem: { status, code, title, detail }, headers, ours: status >= 500 };
}
