const DOCUMENTATION = 'https://docs.github.com/rest';

/** A refusal, worded as GitHub words it. */
export class GithubError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  toResponse(): Response {
    const body = { message: this.message, documentation_url: DOCUMENTATION, status: String(this.status) };
    return Response.json(body, { status: this.status });
  }
}

export const notFound = () => new GithubError(404, 'Not Found');
