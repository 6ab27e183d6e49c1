import { z } from 'zod';

const MOST_CHARACTERS = 500;

/** What Lambda makes of an error. https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
const lambdaError = z.object({ errorType: z.string(), errorMessage: z.string() });

/** What Step Functions caught, as the run's ledger and the team are told of it. */
export function causeOf({ Error: code, Cause: cause }: { Error: string; Cause: string }) {
  const thrown = lambdaError.safeParse(jsonIn(cause));
  const reason = thrown.success ? thrown.data.errorMessage : cause;
  return { code, reason: reason.slice(0, MOST_CHARACTERS) || code };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
