import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SECRETS } from '../../src/config/environment.ts';
import { variables } from '../../src/config/variables.ts';
import { readConfig } from '../../src/config.ts';
import { createOpsServer } from '../../src/platform/ops/index.ts';
import { silent } from '../support/outbox.ts';
import { signingKeys } from '../support/signing-keys.ts';
import { inputsHash } from './inputs.ts';
import { type Deployment, deploymentsOf, envOf, modes, renderedFrom } from './rendered.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const all = [...modes.keys()].flatMap((mode) =>
  deploymentsOf(mode).map((deployment) => ({ mode, name: deployment.metadata.name, deployment })),
);

/** Something of the right shape for each secret. */
const SAMPLES: Record<(typeof SECRETS)[number], string> = {
  MONGODB_URI: 'mongodb://db.example.com/ovenbird',
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  SLACK_APP_TOKEN: 'xapp-1',
  JIRA_API_TOKEN: 'token',
  JIRA_WEBHOOK_SECRET: 'secret',
  SMTP_URL: 'smtp://mail.example.com',
  GITHUB_TOKEN: 'token',
  GOOGLE_CREDENTIALS: JSON.stringify({ client_email: 'a@example.com', private_key: 'PRIVATE KEY' }),
  REDIS_URL: 'redis://cache.example.com',
  AUTH_SIGNING_KEYS: signingKeys('chart'),
  AWS_ACCESS_KEY_ID: 'key',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AUCTION_URL: 'https://auction.example.com',
};

/** A process's environment, with its files of secrets read. */
function environmentOf(deployment: Deployment): Record<string, string> {
  const samples: Record<string, string> = SAMPLES;
  return Object.fromEntries(
    Object.entries(envOf(deployment)).map(([name, value]) => {
      const secret = name.replace(/_FILE$/, '');
      return secret === name ? [name, value] : [secret, samples[secret] ?? ''];
    }),
  );
}

it('is tested as it is now: bash .ci/helm <folder> --write renders it anew', () => {
  expect(renderedFrom).toBe(inputsHash());
});

describe.each(all)('$name ($mode)', ({ deployment }) => {
  const { template, selector } = deployment.spec;
  const [container] = template.spec.containers;
  const env = envOf(deployment);

  it('starts: its configuration is complete for its role', () => {
    expect(readConfig(environmentOf(deployment))).toMatchObject({ role: env.ROLE, port: 3000, opsPort: 3001 });
  });

  it('is given every secret as a file, and none as a variable', () => {
    const names = Object.keys(env);
    const plain = names.filter((name) => SECRETS.some((secret) => secret === name));
    expect(plain.filter((name) => env[name] !== 'mongodb://ovenbird-mongodb:27017/ovenbird?replicaSet=rs0')).toEqual(
      [],
    );
    for (const name of names.filter((each) => each.endsWith('_FILE'))) {
      const secret = name.replace(/_FILE$/, '');
      expect(env[name]).toMatch(new RegExp(`^/(run/secrets/ovenbird|vault/secrets)/${secret}$`));
      const given = JSON.stringify([template.metadata.annotations, template.spec.volumes]);
      expect(given).toContain(secret);
    }
  });

  it('is probed where it answers', async () => {
    const ops = createOpsServer({
      ping: async () => undefined,
      isReady: () => true,
      metrics: { contentType: 'text/plain', expose: async () => '' },
      log: silent,
    });
    const port = await ops.start({ port: 0 });
    try {
      for (const { httpGet } of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
        expect(container.ports).toContainEqual({
          name: httpGet.port,
          containerPort: Number(env.OPS_PORT),
          protocol: 'TCP',
        });
        expect((await fetch(`http://127.0.0.1:${port}${httpGet.path}`)).status).toBe(200);
      }
    } finally {
      await ops.stop();
    }
    expect(container.readinessProbe.httpGet.path).toBe(env.ROLE === 'web' ? '/healthz' : '/readyz');
  });

  it('serves people on its port where it is the gateway, and nobody where it is not', () => {
    const http = container.ports.filter(({ name }) => name === 'http').map(({ containerPort }) => containerPort);
    expect(http).toEqual(env.ROLE === 'web' ? [Number(env.PORT)] : []);
  });

  it('has the time that it takes to stop', () => {
    const taken = [...read('src/index.ts').matchAll(/^const \w+_MS = ([\d_]+);/gm)].map(([, ms = '']) => ms);
    expect(taken).toHaveLength(2);
    const seconds = taken.reduce((sum, ms) => sum + Number(ms.replaceAll('_', '')) / 1_000, 0);
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThan(seconds);
  });

  it('is started by its image, as the user that the image was made for, and may do nothing else', () => {
    const [, image = ''] = read('Dockerfile').split(/^FROM base AS app$/m);
    const [, user] = /^USER (\d+):\d+$/m.exec(image) ?? [];
    expect(image).toMatch(/^CMD \["dist\/index.js"\]$/m);
    expect(Object.keys(container)).not.toEqual(expect.arrayContaining(['command']));
    expect(Object.keys(container)).not.toEqual(expect.arrayContaining(['args']));
    expect(template.spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: Number(user),
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources.limits).toHaveProperty('memory');
  });

  it('is selected by its own labels', () => {
    expect(template.metadata.labels).toMatchObject(selector.matchLabels);
    expect(selector.matchLabels).toHaveProperty(['app.kubernetes.io/component']);
  });
});

/** Kubernetes asks its probes at the pod's address: in a pod, all are listened on. */
const NEVER_SET = 'BIND_ADDRESS';

it('can set every variable that Ovenbird reads', () => {
  const set = new Set([NEVER_SET, ...all.flatMap(({ deployment }) => Object.keys(environmentOf(deployment)))]);
  expect(Object.keys(variables.shape).filter((name) => !set.has(name))).toEqual([]);
});

it('gives the gateway no secret but Slack’s, the API’s, the webhook’s and MongoDB’s', () => {
  const gateway = all.find(({ mode, name }) => mode === 'production' && name.endsWith('gateway'));
  const files = Object.keys(gateway ? envOf(gateway.deployment) : {}).filter((name) => name.endsWith('_FILE'));
  const own = ['AUTH_SIGNING_KEYS', 'JIRA_WEBHOOK_SECRET', 'MONGODB_URI', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'];
  expect(files.toSorted()).toEqual(own.map((name) => `${name}_FILE`));
});

it('knows in its schema every variable, the secrets apart', () => {
  const { properties } = JSON.parse(read('deploy/helm/ovenbird/values.schema.json'));
  const fixed = ['PORT', 'OPS_PORT', 'ROLE', NEVER_SET];
  const plain = Object.keys(variables.shape).filter(
    (name) => !fixed.includes(name) && !SECRETS.some((s) => s === name),
  );
  expect(Object.keys(properties.config.properties).toSorted()).toEqual(plain.toSorted());
  expect(properties.secrets.properties.keys.items.enum.toSorted()).toEqual([...SECRETS].toSorted());
});
