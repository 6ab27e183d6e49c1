import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { context, trace } from '@opentelemetry/api';
import { until } from '../../../sandbox/client/until.ts';
import { PermanentFailure } from '../../../src/platform/failures.ts';
import { inSpan, type Tracing } from '../../../src/platform/telemetry/index.ts';
import { type CollectedSpan, type Collector, startCollector } from '../../support/collector.ts';
import { openOutbox, reaction, type TestOutbox } from '../../support/outbox.ts';
import { traceThisProcess } from '../../support/tracing.ts';

let collector: Collector;
let tracing: Tracing;
let outbox: TestOutbox;

beforeAll(async () => {
  collector = await startCollector();
  tracing = await traceThisProcess(collector.url);
  outbox = await openOutbox();
});
afterEach(async () => {
  await outbox.stopWorkers();
  await outbox.clear();
});
afterAll(async () => {
  await outbox.close();
  await tracing.stop();
  await collector.close();
});

/** A run is marked before its span ends. */
async function spansOf(name: string): Promise<CollectedSpan[]> {
  return until(`there is a span ${name}`, async () => {
    await tracing.flush();
    const spans = collector.spans.filter((span) => span.name === name);
    return spans.length > 0 && spans;
  });
}

/** Something happens in a trace of its own. @returns the trace's id */
const happenTraced = (reactions: Parameters<TestOutbox['happen']>[0], thing: string) =>
  inSpan('click', { root: true }, async (span) => {
    await outbox.happen(reactions, thing);
    return span.spanContext().traceId;
  });

describe('a run', () => {
  it('goes on in the trace of its event, and links those that it serves as well', async () => {
    const reactions = { 'keep-thing': reaction(async () => undefined) };
    const first = await happenTraced(reactions, 'a');
    const second = await happenTraced(reactions, 'a');
    outbox.work(reactions, { services: undefined });
    await outbox.settled();
    const [run, ...others] = await spansOf('reaction keep-thing');
    expect(others).toEqual([]);
    expect(run).toMatchObject({ kind: 5, traceId: first, links: [{ traceId: second }] });
    expect(run?.attributes).toMatchObject({ 'ovenbird.target': 'thing:a', 'ovenbird.outcome': 'done' });
  });

  it('that failed says so by its code, never by its words', async () => {
    const refuse = async () => {
      throw new PermanentFailure('no_such_thing', 'Mr. Cakelover is unknown');
    };
    const reactions = { 'refuse-thing': reaction(refuse) };
    await happenTraced(reactions, 'b');
    outbox.work(reactions, { services: undefined });
    await outbox.settled();
    const [run] = await spansOf('reaction refuse-thing');
    expect(run?.status.code).toBe(2);
    expect(run?.attributes).toMatchObject({ 'error.type': 'no_such_thing', 'ovenbird.outcome': 'dead' });
    expect(collector.requests.map(({ body }) => body.toString()).join()).not.toContain('Cakelover');
  });

  it('of an untraced event begins a trace of its own', async () => {
    const reactions = { 'begin-thing': reaction(async () => undefined) };
    await outbox.happen(reactions, 'c');
    outbox.work(reactions, { services: undefined });
    await outbox.settled();
    const [run] = await spansOf('reaction begin-thing');
    expect(run?.parentSpanId ?? '').toBe('');
    expect(trace.getSpan(context.active())).toBeUndefined();
  });
});
