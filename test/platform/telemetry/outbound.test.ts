import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inSpan, type Tracing } from '../../../src/platform/telemetry/index.ts';
import { type CollectedSpan, type Collector, startCollector } from '../../support/collector.ts';
import { type StubServer, startStubServer } from '../../support/stub-server.ts';
import { traceThisProcess } from '../../support/tracing.ts';

let collector: Collector;
let tracing: Tracing;
let service: StubServer;

beforeAll(async () => {
  collector = await startCollector();
  tracing = await traceThisProcess(collector.url);
  service = await startStubServer();
});
afterAll(async () => {
  await service.close();
  await tracing.stop();
  await collector.close();
});

/** What was called in a piece of work. */
async function calledIn(name: string, work: () => Promise<unknown>): Promise<CollectedSpan[]> {
  const traceId = await inSpan(name, { root: true }, async (span) => {
    await work().catch(() => undefined);
    return span.spanContext().traceId;
  });
  await tracing.flush();
  return collector.spans.filter((span) => span.traceId === traceId && span.kind === 3);
}

const callByNode = (path: string) =>
  new Promise((resolve, reject) => {
    const call = request(service.url + path, (answer) => answer.resume().on('end', resolve));
    call.on('error', reject).end();
  });

it.each([
  ['fetch', (path: string) => fetch(service.url + path).then((answer) => answer.text())],
  ['node:http', callByNode],
])('shows a call by %s, and hands the trace on', async (_, call) => {
  const [span, ...others] = await calledIn('work', () => call('/rest/api/3/issue/BAKE-7?jql=mona'));
  expect(others).toEqual([]);
  expect(span).toMatchObject({ name: 'GET /rest/api/3/issue/{}', status: { code: 0 } });
  expect(span?.attributes).toMatchObject({
    'http.response.status_code': 200,
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(service.url).port),
    'url.template': '/rest/api/3/issue/{}',
  });
  expect(service.received.at(-1)?.headers.traceparent).toBe(`00-${span?.traceId}-${span?.spanId}-01`);
});

it('shows nothing of an address that may be a secret or a name', async () => {
  const secret = '/actions/T024BE7LD/4711/aVerySecretToken';
  await calledIn('answer', () => fetch(service.url + secret));
  await calledIn('access', () => fetch(`${service.url}/repos/example/shop/collaborators/mona`));
  expect(collector.spans.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['GET /{}/{}/{}/{}', 'GET /repos/{}/{}/collaborators/{}']),
  );
});

it('marks a call that was refused, broken off or given up', async () => {
  service.answer = (response) => response.writeHead(503).end();
  const [refused] = await calledIn('refused', () => fetch(`${service.url}/api/1`).then((answer) => answer.text()));
  expect(refused).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': '503' } });
  service.answer = (response) => response.destroy();
  const [broken] = await calledIn('broken', () => fetch(`${service.url}/api/2`));
  expect(broken).toMatchObject({
    status: { code: 2 },
    attributes: { 'error.type': expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/) },
  });
  const [lost] = await calledIn('lost', () => callByNode('/api/3'));
  expect(lost).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'ECONNRESET' } });
  service.answer = () => undefined;
  const given = await calledIn('given up', () => fetch(`${service.url}/api/4`, { signal: AbortSignal.timeout(50) }));
  expect(given).toMatchObject([{ status: { code: 2 }, attributes: { 'error.type': 'TimeoutError' } }]);
});

it('leaves alone what nobody traces', async () => {
  service.answer = (response) => response.end();
  await (await fetch(`${service.url}/api/5`)).text();
  expect(service.received.at(-1)?.headers.traceparent).toBeUndefined();
});
