import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import express from 'express';
import { until } from '../../../sandbox/client/until.ts';
import { createMetrics, measureRequests } from '../../../src/platform/metrics/index.ts';
import { silent } from '../../support/outbox.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('a reading of the books', () => {
  const gauges = { ovenbird_things: { help: 'Things.' } };

  it('is shared by all who ask within a few seconds', async () => {
    let reads = 0;
    const read = async () => ({ ovenbird_things: [{ value: ++reads }] });
    const { expose } = createMetrics({ readings: [{ gauges, read }], role: 'all', log: silent });
    const texts = await Promise.all([expose(), expose(), expose()]);
    expect([...texts, await expose()].every((text) => text.includes('\novenbird_things 1\n'))).toBe(true);
  });

  it('that fails leaves out its own figures alone', async () => {
    const readings = [
      { gauges, read: () => Promise.reject(new Error('away')) },
      { gauges: { ovenbird_others: { help: 'Others.' } }, read: async () => ({ ovenbird_others: [{ value: 7 }] }) },
    ];
    const text = await createMetrics({ readings, role: 'all', log: silent }).expose();
    expect(text).toContain('\novenbird_others 7\n');
    expect(text).toContain('\novenbird_books_readable 0\n');
    expect(text).not.toMatch(/^ovenbird_things/m);
  });

  it('that never ends keeps nobody waiting for long', async () => {
    const { expose } = createMetrics({
      readings: [{ gauges, read: () => new Promise(() => undefined) }],
      role: 'all',
      log: silent,
    });
    const begun = performance.now();
    expect(await expose()).toContain('\novenbird_books_readable 0\n');
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});

describe('requests', () => {
  async function serve() {
    const metrics = createMetrics({ readings: [], role: 'all', log: silent });
    const app = express().use(measureRequests(metrics.requestEnded));
    const nested = express.Router({ mergeParams: true }).get('/parts/:part', (_request, response) => {
      response.sendStatus(204);
    });
    app.use('/things/:thing', nested);
    app.get('/slow', () => undefined);
    server = createServer(app).listen(0);
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const series = async () => (await metrics.expose()).match(/^ovenbird_http_\w+_count.*$/gm) ?? [];
    return { url, series };
  }

  it('never make more series than a label may have values, whatever a router is mounted on', async () => {
    const { url, series } = await serve();
    for (let n = 0; n < 300; n += 1) await fetch(`${url}/things/thing-${n}/parts/${n}`);
    expect((await series()).length).toBe(201);
    expect((await series()).at(-1)).toMatch(/route="other",method="GET",status="2xx"} 100$/);
  });

  it('that nobody waits for are told of, too', async () => {
    const { url, series } = await serve();
    await fetch(`${url}/slow`, { signal: AbortSignal.timeout(50) }).catch(() => undefined);
    const told = await until('it is told of', async () => (await series()).length > 0 && series());
    expect(told).toEqual([expect.stringMatching(/route="\/slow",method="GET",status="4xx"} 1$/)]);
  });
});
