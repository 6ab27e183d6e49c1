import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBakery, type RunningBakery } from '../support/bakery.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { placeOrder } from '../support/person.ts';
import { startProcess } from '../support/process.ts';

let bakery: RunningBakery;
let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
  bakery = await openBakery();
  await bakery.quiet();
  await bakery.stopApp();
});
afterAll(async () => {
  await bakery.close();
  await collector.close();
});

const traced = (endpoint: string) => ({
  ...bakery.env,
  OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
  OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  OTEL_SERVICE_NAME: 'the-bakery',
  OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
});

it('traces a process of its own, which reads the standard’s variables and hands over all it has before it ends', async () => {
  const ovenbird = await startProcess(traced(collector.url));
  await bakery.connect(ovenbird.url);
  await placeOrder(await bakery.person('Mr. Cakelover'), '1 chocolate_cake for 2');
  await bakery.quiet();
  expect(await ovenbird.terminate('SIGINT')).toBe(0);
  const names = collector.spans.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['command /order', 'reaction write-ticket', 'POST /slack/events']));
  expect(collector.resources[0]).toMatchObject({
    'service.name': 'the-bakery',
    'deployment.environment.name': 'test',
  });
});

it('ends in time also where the collector takes nothing', async () => {
  const ovenbird = await startProcess(traced('http://127.0.0.1:1'));
  await bakery.connect(ovenbird.url);
  await placeOrder(await bakery.person('Mr. Cakelover'), '1 chocolate_cake for 2');
  await bakery.quiet();
  const begun = performance.now();
  expect(await ovenbird.terminate('SIGINT')).toBe(0);
  expect(performance.now() - begun).toBeLessThan(9_000);
  expect(ovenbird.log.filter(({ msg }) => String(msg).startsWith('traces cannot')).length).toBeLessThan(2);
});
