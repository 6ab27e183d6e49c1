import type { Json } from '../state/types.ts';

/** A refusal of the Web API: `{ok: false, error, ...}`. */
export class ApiError extends Error {
  readonly code: string;
  readonly detail: Json;

  constructor(code: string, detail: Json = {}) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

/** `invalid_arguments` and the like, with Slack's sentences. */
export function withMessages(code: string, messages: readonly string[]): ApiError {
  return new ApiError(code, { response_metadata: { messages } });
}
