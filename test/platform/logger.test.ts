import { afterEach, expect, it } from '@jest/globals';
import { createLogger } from '../../src/platform/logger.ts';
import { withRequestId } from '../../src/platform/request-context.ts';
import { inSpan, type Tracing } from '../../src/platform/telemetry/index.ts';
import { traceThisProcess } from '../support/tracing.ts';

let tracing: Tracing | undefined;
afterEach(() => tracing?.stop());

function logged(): { log: ReturnType<typeof createLogger>; last(): Record<string, unknown> } {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line: string) => void lines.push(line) });
  return { log, last: () => JSON.parse(lines.at(-1) ?? '{}') };
}

it('writes the request’s id into each line, where there is one', () => {
  const { log, last } = logged();
  withRequestId('request-7', () => log.info('in'));
  expect(last()).toMatchObject({ msg: 'in', level: 'info', request_id: 'request-7' });
  expect(last()).not.toHaveProperty('trace_id');
  log.info('out');
  expect(last()).not.toHaveProperty('request_id');
});

it('writes the trace’s and the span’s id into each line that is traced', async () => {
  tracing = await traceThisProcess('http://127.0.0.1:1');
  const { log, last } = logged();
  const { traceId, spanId } = await inSpan('work', {}, async (span) => {
    log.info('in');
    return span.spanContext();
  });
  expect(last()).toMatchObject({ trace_id: traceId, span_id: spanId });
});
