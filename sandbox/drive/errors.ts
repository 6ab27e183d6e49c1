/**
 * A refusal, worded as Google words it.
 *
 * @see https://developers.google.com/workspace/drive/api/guides/handle-errors
 */
export class DriveError extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }

  toResponse(): Response {
    const { status, reason, message } = this;
    const errors = [{ message, domain: 'global', reason }];
    return Response.json({ error: { code: status, message, errors } }, { status });
  }
}

export const fileNotFound = (id: string) => new DriveError(404, 'notFound', `File not found: ${id}.`);

export const invalid = (message: string) => new DriveError(400, 'invalid', message);

export const unauthorized = () =>
  new DriveError(
    401,
    'authError',
    'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.',
  );
