/** A refusal of the platform. */
export class AuctionError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }

  toResponse(): Response {
    return Response.json({ error: this.message }, { status: this.status });
  }
}
