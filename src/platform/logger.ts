import { type DestinationStream, pino, stdTimeFunctions } from 'pino';
import { redacted } from './redaction.ts';
import { requestIdIfAny } from './request-context.ts';
import { traceOfLog } from './telemetry/index.ts';

export type { Logger } from 'pino';

/**
 * JSON lines on standard output, each with the id of the request it belongs to, and of the trace where there is one.
 * Secrets are never passed to a logger; the redaction is a second net under errors that carry a request's headers.
 */
export function createLogger(level: string, destination?: DestinationStream) {
  const options = {
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const requestId = requestIdIfAny();
      return { ...(requestId && { request_id: requestId }), ...traceOfLog() };
    },
    hooks: { streamWrite: redacted },
    redact: {
      paths: ['*.headers.authorization', '*.config.headers', '*.request.headers', '*.token', '*.auth'].flatMap(
        (path) => [path, `err.${path.slice(2)}`],
      ),
      censor: '[redacted]',
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
