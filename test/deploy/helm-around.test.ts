import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { rules } from './observed.ts';
import { CHART, deploymentsOf, modes, ofKind } from './rendered.ts';

const read = (path: string) => readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8');

/** What a selector of any kind asks of a pod's labels. */
function matchLabelsOf(selector: unknown): Record<string, string> {
  const { matchLabels = selector } = selector as { matchLabels?: Record<string, string> };
  return matchLabels as Record<string, string>;
}

describe('what stands around the pods', () => {
  it.each([...modes.keys()])('leads to pods that are there: services, budgets, policies (%s)', (mode) => {
    const pods = [...deploymentsOf(mode).map(({ spec }) => spec.template.metadata.labels)];
    const chosen = [
      ...ofKind(mode, 'Service').map(({ spec }) => spec?.selector),
      ...ofKind(mode, 'PodDisruptionBudget').map(({ spec }) => spec?.selector),
      ...ofKind(mode, 'NetworkPolicy').map(({ spec }) => spec?.podSelector),
    ].map((selector) => matchLabelsOf(selector));
    const others = chosen.filter((wanted) => !JSON.stringify(wanted).includes('"mongodb"'));
    expect(others.length).toBeGreaterThan(3);
    for (const wanted of others) expect(pods).toContainEqual(expect.objectContaining(wanted));
  });

  it('scales what is there, by metrics that are there', () => {
    const scalers = ofKind('production', 'HorizontalPodAutoscaler').map(({ spec }) => spec);
    const names = deploymentsOf('production').map(({ metadata }) => metadata.name);
    expect(scalers.map((spec) => spec?.scaleTargetRef)).toEqual(
      names.map((name) => ({ apiVersion: 'apps/v1', kind: 'Deployment', name })),
    );
    const external = { name: 'ovenbird_deliveries_oldest_age_seconds' };
    expect(scalers[1]?.metrics).toMatchObject([{ type: 'External', external: { metric: external } }]);
    const served = parse(read('deploy/observe/prometheus-adapter.yaml')).rules.external[0];
    expect(served.name.as).toBe(external.name);
    expect(read('docs/metrics.md')).toContain(`| \`${external.name}\` |`);
  });

  it('has no replicas of its own where something scales it', () => {
    const [gateway] = deploymentsOf('production');
    expect(gateway?.spec).not.toHaveProperty('replicas');
  });

  it('has the rules and dashboards of deploy/observe, and no others', () => {
    const [rule] = ofKind('production', 'PrometheusRule');
    const groups = rule?.spec?.groups as { rules: object[] }[];
    const ours = JSON.stringify(rules).replaceAll('docs/runbook.md', 'https://wiki.example.com/ovenbird/runbook.md');
    expect(groups.flatMap((group) => group.rules)).toEqual(JSON.parse(ours));
    const boards = ofKind('production', 'ConfigMap').map(({ data }) => Object.values(data as Record<string, string>));
    const kept = ['business', 'system'].map((name) => JSON.parse(read(`deploy/observe/dashboards/${name}.json`)));
    expect(boards.map(([text = '']) => JSON.parse(text))).toEqual(kept);
  });

  it('has an alert for memory at four fifths of what the chart allows', () => {
    const { gateway, processor } = parse(read('deploy/helm/ovenbird/values.yaml'));
    const alert = rules.find((each) => each.alert === 'OvenbirdMemoryHigh');
    for (const { resources } of [gateway, processor]) {
      const allowed = Number(/^(\d+)Mi$/.exec(resources.limits.memory)?.[1]) * 1024 ** 2;
      expect(alert?.expr).toContain(`> ${allowed * 0.8}`);
    }
  });

  it('asks cert-manager for a certificate of the host that it serves', () => {
    const [ingress] = ofKind('production', 'Ingress');
    expect(ingress?.metadata.annotations).toEqual({ 'cert-manager.io/cluster-issuer': 'letsencrypt' });
    const backend = { service: { name: 'ovenbird-order-gateway', port: { name: 'http' } } };
    expect(ingress?.spec).toMatchObject({
      tls: [{ hosts: ['bakery.example.com'], secretName: 'ovenbird-tls' }],
      rules: [{ host: 'bakery.example.com', http: { paths: [{ path: '/', backend }] } }],
    });
  });

  it('has a MongoDB in development alone', () => {
    expect([...modes.keys()].filter((mode) => ofKind(mode, 'StatefulSet').length > 0)).toEqual(['development']);
  });

  it('reads from the store exactly the secrets that are named', () => {
    const [external] = ofKind('production', 'ExternalSecret');
    const { secrets } = parse(readFileSync(resolve(CHART, 'ci/production.yaml'), 'utf8'));
    const read = external?.spec?.data as { secretKey: string }[];
    expect(read.map(({ secretKey }) => secretKey)).toEqual(secrets.keys);
  });
});

describe('the chart’s README', () => {
  const rows = [...read('deploy/helm/ovenbird/README.md').matchAll(/^\| `([a-z][\w.]+)` \| `(.*?)` \| \S/gm)];
  const documented = new Map(rows.map(([, path = '', value = '']) => [path, value]));
  const values = parse(read('deploy/helm/ovenbird/values.yaml'));

  it('names every value, with its default', () => {
    const missing: string[] = [];
    function walk(value: unknown, path: string): void {
      const said = documented.get(path);
      if (said !== undefined) expect({ path, value: JSON.parse(said) }).toEqual({ path, value });
      else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
        for (const [key, inner] of Object.entries(value)) walk(inner, path ? `${path}.${key}` : key);
      } else missing.push(path);
    }
    walk(values, '');
    expect(missing).toEqual([]);
  });

  it('names none that is not there', () => {
    const at = (path: string) =>
      path.split('.').reduce<Record<string, never> | undefined>((v, key) => v?.[key], values);
    expect([...documented.keys()].filter((path) => at(path) === undefined)).toEqual([]);
  });
});

it('is the chart of this version of Ovenbird', () => {
  const { version } = JSON.parse(read('package.json'));
  expect(parse(read('deploy/helm/ovenbird/Chart.yaml'))).toMatchObject({ version, appVersion: version });
});
