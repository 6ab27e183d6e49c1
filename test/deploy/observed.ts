import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { type Query, readPromql } from './promql.ts';

export const OBSERVE = resolve(import.meta.dirname, '../../deploy/observe');

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}

const files = (pattern: string) =>
  globSync(pattern, { cwd: OBSERVE })
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(OBSERVE, path), 'utf8') }));

/** Every rule for Prometheus. */
export const rules = files('rules/*.yaml').flatMap(({ text }) => {
  const { groups } = parse(text) as { groups: { rules: Rule[] }[] };
  return groups.flatMap((group) => group.rules);
});

export const alerts = rules.flatMap((rule) => (rule.alert ? [{ ...rule, alert: rule.alert }] : []));

/** The labels of the figures that rules record, by name. */
export const recorded = new Map(
  rules.flatMap(({ record, expr, labels = {} }) =>
    record ? [[record, [...readPromql(expr).grouping, ...Object.keys(labels)]] as const] : [],
  ),
);

/** Every query of rules and panels, as Prometheus is asked it. */
export const queries: (Query & { where: string })[] = [
  ...rules.map(({ alert, record, labels, expr }) => ({
    where: alert ?? `${record} ${labels?.slo ?? ''}`,
    ...readPromql(expr),
  })),
  ...files('dashboards/*.json').flatMap(({ path, text }) =>
    (JSON.parse(text) as Dashboard).panels.flatMap(({ title, targets }) =>
      targets.map(({ expr }) => ({ where: `${path}: ${title}`, ...readPromql(asGrafanaAsks(expr)) })),
    ),
  ),
];

function asGrafanaAsks(expr: string): string {
  return expr.replaceAll('$__rate_interval', '5m').replaceAll('$namespace', '.*');
}
