import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../sandbox/client/index.ts';
import type { DomainEvent } from '../../src/platform/outbox/index.ts';
import type { Tracing } from '../../src/platform/telemetry/index.ts';
import { type AnotherBakery, openBakery, type RunningBakery } from '../support/bakery.ts';
import { type CollectedSpan, type Collector, startCollector } from '../support/collector.ts';
import { type HttpRecorder, openHttpRecorder } from '../support/http-recorder.ts';
import { answers, numberIn } from '../support/person.ts';
import { traceThisProcess } from '../support/tracing.ts';

let collector: Collector;
let tracing: Tracing;
let bakery: RunningBakery;
let traced: AnotherBakery;
let recorder: HttpRecorder;
let customer: Actor;

beforeAll(async () => {
  collector = await startCollector();
  tracing = await traceThisProcess(collector.url);
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
  recorder = await openHttpRecorder(bakery.sandboxUrl);
  const throughRecorder = (value: string) => value.replace(bakery.sandboxUrl, recorder.url);
  const env = Object.fromEntries(Object.entries(bakery.env).map(([name, value]) => [name, throughRecorder(value)]));
  traced = await bakery.another({ env: { ...env, OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
  customer = await bakery.person('Mr. Cakelover');
});
afterAll(async () => {
  await traced.stop();
  await recorder.close();
  await bakery.close();
  await tracing.stop();
  await collector.close();
});

const CALLER = { trace: '0af7651916cd43dd8448eb211c80319c', span: 'b7ad6b7169203331' };

/** The names from a span up to the one that began the trace. */
function wayUp(span: CollectedSpan, trace: readonly CollectedSpan[]): string[] {
  const parent = trace.find(({ spanId }) => spanId === span.parentSpanId);
  return [span.name, ...(parent ? wayUp(parent, trace) : [])];
}

describe('an order in Slack', () => {
  let trace: readonly CollectedSpan[];

  beforeAll(async () => {
    // Slack sends no `traceparent`; whoever stands before us does. So the command is sent again, with one.
    await bakery.connect('http://127.0.0.1:9');
    const lost = await customer.command('/order', '1 chocolate_cake for 2');
    await bakery.connect(traced.url);
    const next = await answers(customer);
    const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
    await bakery.again(lost, { forgery: { headers: { traceparent } } });
    numberIn(await next('the answer'));
    await bakery.quiet();
    await tracing.flush();
    trace = collector.spans.filter(({ traceId }) => traceId === CALLER.trace);
  });
  const named = (name: string) => trace.filter((span) => span.name === name);

  it('goes on in the trace of whoever sent it', () => {
    const [edge, ...others] = named('POST /slack/events');
    expect(others).toEqual([]);
    expect(edge).toMatchObject({ kind: 2, parentSpanId: CALLER.span });
    expect(edge?.attributes).toMatchObject({ 'http.route': '/slack/events', 'http.response.status_code': 200 });
    const [listener] = named('command /order');
    expect(listener?.parentSpanId).toBe(edge?.spanId);
    expect(listener?.attributes).toMatchObject({ 'ovenbird.outcome': 'ok' });
  });

  it.each([
    ['the ticket', 'POST /jira/rest/api/3/issue', ['reaction write-ticket', 'reaction buy-ingredients']],
    ['the message', 'POST /slack/api/conversations.open', ['reaction message-customer', 'reaction note-what-to-tell']],
    ['the card', 'POST /slack/api/chat.postMessage', ['reaction show-card']],
  ])('is one trace from the click to %s', (_, call, reactions) => {
    const ways = named(call).map((span) => wayUp(span, trace));
    expect(ways).toContainEqual([call, ...reactions, 'command /order', 'POST /slack/events']);
  });

  it('shows MongoDB’s commands by name and collection', () => {
    const [insert] = named('insert orders');
    expect(wayUp(insert as CollectedSpan, trace)).toEqual(['insert orders', 'command /order', 'POST /slack/events']);
    expect(insert).toMatchObject({
      kind: 3,
      attributes: { 'db.system.name': 'mongodb', 'db.operation.name': 'insert' },
    });
    expect(named('commitTransaction').length).toBeGreaterThan(0);
  });

  it('hands the trace on to whom it calls', () => {
    const handed = recorder.seen.flatMap(({ line, headers }) => {
      const [, traceId, spanId] = /^00-(\w{32})-(\w{16})-01$/.exec(String(headers.traceparent)) ?? [];
      return traceId === CALLER.trace ? [{ line, spanId }] : [];
    });
    expect(handed.map(({ line }) => line)).toContain('POST /jira/rest/api/3/issue');
    const spans = new Set(trace.filter(({ kind }) => kind === 3).map(({ spanId }) => spanId));
    expect(handed.filter(({ spanId = '' }) => !spans.has(spanId))).toEqual([]);
  });

  it('is kept by its events, so that what they cause goes on in it', async () => {
    const events = await bakery.database.db.collection<DomainEvent>('events').find({ trace: /./ }).toArray();
    const placed = events.find(({ type }) => type === 'order.placed');
    expect(placed?.trace).toMatch(new RegExp(`^00-${CALLER.trace}-`));
    const ticket = events.find(({ type }) => type === 'purchase_request.created');
    const [, , cause] = ticket?.trace?.split('-') ?? [];
    expect(trace.find(({ spanId }) => spanId === cause)?.name).toBe('reaction buy-ingredients');
  });

  it('says nothing of people, of what they wrote, or of secrets', () => {
    const told = JSON.stringify(collector.requests.map(({ body }) => body.toString()));
    expect(told).toContain('command /order');
    for (const secret of ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'JIRA_API_TOKEN', 'GITHUB_TOKEN']) {
      expect(bakery.env[secret]?.length).toBeGreaterThan(5);
      expect(told).not.toContain(bakery.env[secret]);
    }
    for (const word of ['akelover', 'hocolate', 'xoxb-', '@example.com', 'Bearer']) expect(told).not.toContain(word);
    expect(told).not.toMatch(/\/response\/\w/);
  });

  it('does not show how it is handed over itself', () => {
    const port = Number(new URL(collector.url).port);
    expect(collector.requests.length).toBeGreaterThan(0);
    expect(collector.spans.filter(({ attributes }) => attributes['server.port'] === port)).toEqual([]);
  });

  it('names the service, as one that can be told from others like it', () => {
    expect(collector.resources[0]).toMatchObject({
      'service.name': 'ovenbird',
      'service.instance.id': expect.stringMatching(/^[\w-]{36}$/),
    });
  });
});
