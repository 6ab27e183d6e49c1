/** A refusal, worded as Jira words it. */
export class JiraError extends Error {
  readonly status: number;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;

  constructor(status: number, errorMessages: readonly string[], errors: Readonly<Record<string, string>> = {}) {
    super(errorMessages[0] ?? Object.values(errors)[0] ?? 'Refused');
    this.status = status;
    this.errorMessages = errorMessages;
    this.errors = errors;
  }

  toResponse(): Response {
    return Response.json({ errorMessages: this.errorMessages, errors: this.errors }, { status: this.status });
  }
}

export function fieldErrors(errors: Readonly<Record<string, string>>): JiraError {
  return new JiraError(400, [], errors);
}

export const issueNotFound = () =>
  new JiraError(404, ['Issue does not exist or you do not have permission to see it.']);
