import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { until } from '../../../sandbox/client/until.ts';
import { inSpan, type Tracing } from '../../../src/platform/telemetry/index.ts';
import { type Collector, startCollector } from '../../support/collector.ts';
import { traceThisProcess } from '../../support/tracing.ts';

let tracing: Tracing | undefined;
let collector: Collector | undefined;
afterEach(async () => {
  await tracing?.stop();
  await collector?.close();
  [tracing, collector] = [undefined, undefined];
});

const work = () => inSpan('work', { root: true }, async (span) => span.spanContext());

it('speaks protobuf unless told otherwise, as the standard recommends', async () => {
  collector = await startCollector();
  tracing = await traceThisProcess(collector.url, { protocol: 'http/protobuf' });
  const { traceId } = await work();
  await tracing.flush();
  const [request] = collector.requests;
  expect(request).toMatchObject({ path: '/v1/traces', contentType: 'application/x-protobuf' });
  expect(request?.body.includes(Buffer.from(traceId, 'hex'))).toBe(true);
});

describe('the sampler', () => {
  it.each([
    ['always_off', 0, 0],
    ['traceidratio', 0, 0],
    ['traceidratio', 1, 20],
    ['parentbased_traceidratio', 1, 20],
    ['parentbased_always_off', 1, 0],
    ['always_on', 0, 20],
  ] as const)('%s with %d keeps %d of 20', async (sampler, ratio, kept) => {
    collector = await startCollector();
    tracing = await traceThisProcess(collector.url, { sampler, ratio });
    for (let i = 0; i < 20; i += 1) await work();
    await tracing.flush();
    expect(collector.spans).toHaveLength(kept);
  });
});

it('costs nothing while the collector is down: the work goes on, the log stays quiet, the end comes soon', async () => {
  process.env.OTEL_EXPORTER_OTLP_TIMEOUT = '300';
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  tracing = await traceThisProcess('http://127.0.0.1:1', { log });
  for (let i = 0; i < 20_000; i += 1) await work();
  await expect(tracing.flush()).rejects.toBeDefined();
  await until('it is complained once', () => lines.length > 0);
  for (let i = 0; i < 3_000; i += 1) await work();
  await expect(tracing.flush()).rejects.toBeDefined();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'traces cannot be handed over; they are dropped',
    reason: expect.stringMatching(/^[^{]*ECONNREFUSED/),
  });
  const before = performance.now();
  await work();
  await tracing.stop();
  tracing = undefined;
  expect(performance.now() - before).toBeLessThan(3_000);
});
