import { globSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const HERE = resolve(import.meta.dirname, 'rendered');
export const CHART = resolve(import.meta.dirname, '../../deploy/helm/ovenbird');

const labels = z.record(z.string(), z.string());
const probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) });

const container = z.looseObject({
  image: z.string(),
  env: z.array(z.object({ name: z.string(), value: z.string() })),
  ports: z.array(z.object({ name: z.string(), containerPort: z.number(), protocol: z.string() })),
  startupProbe: probe,
  livenessProbe: probe,
  readinessProbe: probe,
  securityContext: z.unknown(),
  resources: z.object({ requests: labels, limits: labels }),
});

const pod = z.object({
  metadata: z.object({ labels, annotations: labels.optional() }),
  spec: z.looseObject({
    automountServiceAccountToken: z.literal(false),
    terminationGracePeriodSeconds: z.number(),
    securityContext: z.unknown(),
    containers: z.tuple([container]),
    volumes: z.array(z.looseObject({ name: z.string() })).optional(),
  }),
});

const deployment = z.looseObject({
  metadata: z.object({ name: z.string() }),
  spec: z.looseObject({ selector: z.object({ matchLabels: labels }), template: pod }),
});

const manifest = z.looseObject({
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
  spec: z.record(z.string(), z.unknown()).optional(),
});

export type Manifest = z.infer<typeof manifest>;
export type Deployment = z.infer<typeof deployment>;

/** What the chart makes of the values in its `ci/`, as `.ci/helm --write` kept it: by mode. */
export const modes: ReadonlyMap<string, Manifest[]> = new Map(
  globSync('*.yaml', { cwd: HERE })
    .toSorted()
    .map((file) => {
      const documents = parseAllDocuments(readFileSync(join(HERE, file), 'utf8'));
      const contents = documents.map((document): unknown => document.toJS()).filter(Boolean);
      return [basename(file, '.yaml'), contents.map((content) => manifest.parse(content))];
    }),
);

export const renderedFrom = readFileSync(join(HERE, 'inputs.sha256'), 'utf8').trim();

/** Gateway and processor of a mode. */
export function deploymentsOf(mode: string): Deployment[] {
  return ofKind(mode, 'Deployment').map((each) => deployment.parse(each));
}

export function ofKind(mode: string, kind: string): Manifest[] {
  return (modes.get(mode) ?? []).filter((each) => each.kind === kind);
}

/** The environment of a deployment's process. */
export function envOf({ spec }: Deployment): Record<string, string> {
  return Object.fromEntries(spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]));
}
