import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = resolve(import.meta.dirname, '../../deploy/compose');
const read = (path: string) => readFileSync(join(FOLDER, path), 'utf8');

const service = z.object({
  image: z.string(),
  profiles: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  volumes: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  network_mode: z.string().optional(),
  networks: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.unknown()).optional(),
});
const named = z.record(z.string(), z.unknown());
const composeFile = z.object({ services: z.record(z.string(), service), networks: named, volumes: named });
const { services, networks, volumes } = composeFile.parse(parse(read('compose.yaml'), { merge: true }));
const all = Object.entries(services);

describe('compose.yaml', () => {
  it('has the app as web and worker, in either profile', () => {
    const roles = all.flatMap(([name, { profiles, environment }]) =>
      environment?.ROLE ? [[name, profiles, environment.ROLE]] : [],
    );
    expect(roles).toEqual([
      ['web', ['real'], 'web'],
      ['worker', ['real'], 'worker'],
      ['sandbox-web', ['sandbox'], 'web'],
      ['sandbox-worker', ['sandbox'], 'worker'],
    ]);
  });

  it('pins every image that it does not build', () => {
    const foreign = all
      .map(([, { image }]) => image)
      .filter((image) => !/^(\$\{OVENBIRD_IMAGE:-)?ovenbird/.test(image));
    expect(foreign).toHaveLength(6);
    expect(foreign.filter((image) => !/:v?\d+\.\d+(\.\d+)?(-\w+)?(@sha256:[0-9a-f]{64})?$/.test(image))).toEqual([]);
  });

  it.each(all)('gives %s only what the file has, in its profile', (_name, one) => {
    const others = [
      ...Object.keys(one.depends_on ?? {}),
      ...(one.network_mode?.replace('service:', '').split(' ') ?? []),
    ];
    for (const other of others) expect([undefined, one.profiles]).toContainEqual(services[other]?.profiles);
    expect(Object.keys(services)).toEqual(expect.arrayContaining(others));
    expect(Object.keys(networks)).toEqual(expect.arrayContaining(one.networks ?? []));
    const kept = one.volumes?.map((volume) => volume.split(':')[0] ?? '').filter((volume) => !volume.startsWith('.'));
    expect(Object.keys(volumes)).toEqual(expect.arrayContaining(kept ?? []));
  });

  it('publishes to this machine alone', () => {
    const published = all.flatMap(([, { ports = [] }]) => ports);
    expect(published.length).toBeGreaterThan(5);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('mounts only what is there', () => {
    const mounted = all.flatMap(([, { volumes = [] }]) => volumes).flatMap((volume) => volume.split(':')[0] ?? []);
    const paths = mounted.filter((path) => path.startsWith('.'));
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(FOLDER, path)))).toEqual([]);
    expect(readdirSync(join(FOLDER, '../observe/dashboards')).filter((file) => file.endsWith('.json'))).not.toEqual([]);
  });

  it('lets Prometheus read the ops port of every process', () => {
    const scraped = z
      .object({
        scrape_configs: z.array(
          z.object({
            job_name: z.string(),
            dns_sd_configs: z.array(z.object({ names: z.array(z.string()), port: z.int() })),
          }),
        ),
      })
      .parse(parse(read('prometheus.yaml')))
      .scrape_configs.flatMap(({ dns_sd_configs }) => dns_sd_configs)
      .flatMap(({ names, port }) => names.map((name) => `${name}:${port}`));
    const host = (name: string, mode = '') => mode.replace(/^service:/, '') || name;
    const processes = all.flatMap(([name, { environment, network_mode }]) =>
      environment?.OPS_PORT ? [`${host(name, network_mode)}:${environment.OPS_PORT}`] : [],
    );
    expect(scraped.sort()).toEqual(processes.sort());
  });

  it('has a pipeline of components that the collector’s configuration declares', () => {
    const parts = z.record(z.string(), z.unknown());
    const pipeline = z.object({
      receivers: z.array(z.string()),
      processors: z.array(z.string()),
      exporters: z.array(z.string()),
    });
    const config = z
      .object({
        receivers: parts,
        processors: parts,
        exporters: parts,
        service: z.object({ pipelines: z.record(z.string(), pipeline) }),
      })
      .parse(parse(read('otel-collector.yaml')));
    for (const kind of ['receivers', 'processors', 'exporters'] as const) {
      const used = Object.values(config.service.pipelines).flatMap((one) => one[kind]);
      expect(used.sort()).toEqual(Object.keys(config[kind]).sort());
    }
  });
});
