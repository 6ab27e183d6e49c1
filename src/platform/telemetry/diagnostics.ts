import { type DiagLogger, DiagLogLevel, diag } from '@opentelemetry/api';
import type { Logger } from '../logger.ts';

const QUIET_MS = 5 * 60_000;

/**
 * What the SDK has to say becomes lines of our own log. It complains at every batch that no collector takes, every few
 * seconds: we pass on one complaint in five minutes, and how many there were.
 */
export function listenToSdk(log: Logger): void {
  let quietUntil = 0;
  let kept = 0;

  function complain(message: string): void {
    kept += 1;
    if (Date.now() < quietUntil) return;
    log.warn({ reason: reasonIn(message), complaints: kept }, 'traces cannot be handed over; they are dropped');
    quietUntil = Date.now() + QUIET_MS;
    kept = 0;
  }

  const silent = () => undefined;
  const logger: DiagLogger = { error: complain, warn: complain, info: silent, debug: silent, verbose: silent };
  diag.setLogger(logger, { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
}

/** The SDK writes an error as JSON, with its stack. */
function reasonIn(complaint: string): string {
  const [, message = complaint] = /"message":"((?:[^"\\]|\\.)*)"/.exec(complaint) ?? [];
  return message.slice(0, 300);
}
