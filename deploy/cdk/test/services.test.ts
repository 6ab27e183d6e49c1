import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match } from 'aws-cdk-lib/assertions';
import { SECRETS } from '../../../src/config/environment.ts';
import { variables } from '../../../src/config/variables.ts';
import { readConfig } from '../../../src/config.ts';
import { AUCTION_SECRETS, OPTIONAL_VARIABLES, ROLE_SECRETS } from '../lib/services/variables.ts';
import { template } from './support/templates.ts';

interface Container {
  Environment: { Name: string; Value: unknown }[];
  Secrets: { Name: string; ValueFrom: unknown }[];
}

/** The container of a role, as ECS is told to run it. */
function containerOf(role: 'web' | 'worker', bakery: 'Dev' | 'Prod' = 'Dev') {
  const tasks = Object.values(template('Services', bakery).findResources('AWS::ECS::TaskDefinition'));
  const containers = tasks.flatMap(({ Properties }) => Properties.ContainerDefinitions as Container[]);
  const found = containers.find(({ Environment }) =>
    Environment.some(({ Name, Value }) => Name === 'ROLE' && Value === role),
  );
  assert.ok(found);
  return found;
}

const named = (parts: readonly { Name: string }[]) => parts.map(({ Name }) => Name);

describe('the services', () => {
  for (const role of ['web', 'worker'] as const) {
    it(`start with what they are given: ${role}`, () => {
      const { Environment, Secrets } = containerOf(role);
      const secrets: Record<string, string> = {
        MONGODB_URI: 'mongodb+srv://bakery:secret@cluster.example.mongodb.net/ovenbird',
        SLACK_BOT_TOKEN: 'xoxb-token',
        SLACK_SIGNING_SECRET: 'secret',
        JIRA_API_TOKEN: 'token',
        JIRA_WEBHOOK_SECRET: 'secret',
      };
      const config = readConfig({
        ...Object.fromEntries(Environment.map(({ Name, Value }) => [Name, `${Value}`])),
        ...Object.fromEntries(named(Secrets).map((name) => [name, secrets[name] ?? ''])),
      });
      assert.equal(config.role, role);
      assert.equal(config.trustProxy, '1');
      assert.equal(config.publicUrl, 'https://ovenbird-dev.example.com');
      assert.equal(config.jira !== undefined, role === 'worker');
      // The state machine has the auction: with two drivers a batch could be handed in by both.
      assert.equal(config.auctionUrl, undefined);
      assert.equal(config.s3, undefined);
    });

    it(`have each secret from Secrets Manager, and none in the template: ${role}`, () => {
      const { Environment, Secrets } = containerOf(role);
      assert.deepEqual(named(Secrets).sort(), [...ROLE_SECRETS[role]].sort());
      assert.deepEqual(
        named(Environment).filter((name) => (SECRETS as readonly string[]).includes(name)),
        [],
      );
      for (const { Name, ValueFrom } of Secrets) {
        assert.match(JSON.stringify(ValueFrom), new RegExp(`secret:ovenbird/dev:${Name}::`));
      }
    });
  }

  it('have every secret of the app between them, but AWS’s keys, which roles replace, and SES instead of SMTP', () => {
    const given = new Set<string>([...ROLE_SECRETS.web, ...ROLE_SECRETS.worker, ...AUCTION_SECRETS]);
    const missing = SECRETS.filter((name) => !given.has(name));
    assert.deepEqual([...missing].sort(), [
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'SMTP_URL',
    ]);
  });

  it('may be given every other variable of the app', () => {
    const known = new Set<string>([...OPTIONAL_VARIABLES, ...SECRETS, ...named(containerOf('worker').Environment)]);
    const unknown = Object.keys(variables.shape).filter((name) => !known.has(name));
    // Other people's addresses are for stand-ins; the bucket is the state machine's; the load balancer asks at the machine's address.
    assert.deepEqual(
      unknown.filter((name) => !/^(AWS_ENDPOINT_URL|S3_BUCKET|BIND_ADDRESS)|_API_URL$/.test(name)),
      [],
    );
  });

  it('run on EC2, read-only, and are rolled back when they do not come up', () => {
    const services = template('Services', 'Prod');
    services.resourceCountIs('AWS::ECS::Service', 2);
    services.allResourcesProperties('AWS::ECS::Service', {
      DeploymentConfiguration: { DeploymentCircuitBreaker: { Enable: true, Rollback: true } },
      CapacityProviderStrategy: Match.anyValue(),
    });
    services.allResourcesProperties('AWS::ECS::TaskDefinition', {
      RequiresCompatibilities: ['EC2'],
      NetworkMode: 'bridge',
      ContainerDefinitions: [Match.objectLike({ ReadonlyRootFilesystem: true, StopTimeout: 25, Privileged: false })],
    });
  });

  it('are asked whether they live, at the port that is not the public’s, and not whether MongoDB does', () => {
    const services = template('Services', 'Dev');
    services.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Port: 3000,
      TargetType: 'instance',
      HealthCheckPath: '/healthz',
      HealthCheckPort: '3001',
    });
    for (const port of [3000, 3001]) {
      services.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
        FromPort: port,
        ToPort: port,
        SourceSecurityGroupId: Match.anyValue(),
      });
    }
    const groups = Object.values(services.findResources('AWS::EC2::SecurityGroup'));
    const open = groups.flatMap(({ Properties }) => (Properties.SecurityGroupIngress ?? []) as { FromPort: number }[]);
    assert.deepEqual(open.map(({ FromPort }) => FromPort).sort(), [443, 80]);
  });

  it('are sent nothing on a connection that they are about to close', () => {
    template('Services', 'Dev').hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      LoadBalancerAttributes: Match.arrayWith([{ Key: 'idle_timeout.timeout_seconds', Value: '60' }]),
    });
  });

  it('are spoken to over TLS alone', () => {
    const services = template('Services', 'Dev');
    services.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTP',
      DefaultActions: [Match.objectLike({ Type: 'redirect' })],
    });
    services.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      Protocol: 'HTTPS',
      SslPolicy: Match.stringLikeRegexp('TLS13'),
    });
  });

  it('keep a container from the machine’s own rights', () => {
    template('Services', 'Dev').hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: Match.objectLike({ MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } }),
    });
  });

  it('grow: web by its own load, workers by the age of the oldest delivery', () => {
    const prod = template('Services', 'Prod');
    for (const metric of ['ECSServiceAverageCPUUtilization', 'ALBRequestCountPerTarget']) {
      prod.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
        TargetTrackingScalingPolicyConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: metric },
        },
      });
    }
    prod.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'Ovenbird',
      MetricName: 'OldestDeliveryAge',
      Dimensions: [{ Name: 'Bakery', Value: 'prod' }],
      Threshold: 60,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
    prod.hasResourceProperties('AWS::ApplicationAutoScaling::ScalingPolicy', {
      StepScalingPolicyConfiguration: {
        StepAdjustments: [
          { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 240, ScalingAdjustment: 1 },
          { MetricIntervalLowerBound: 240, ScalingAdjustment: 2 },
        ],
      },
    });
  });

  it('fit the free tier’s machine in dev', () => {
    const dev = template('Services', 'Dev');
    dev.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: Match.objectLike({ InstanceType: 't3.micro' }),
    });
    dev.hasResourceProperties('AWS::AutoScaling::AutoScalingGroup', { MinSize: '1' });
    const tasks = Object.values(dev.findResources('AWS::ECS::TaskDefinition'));
    const reserved = tasks.flatMap(({ Properties }) =>
      Properties.ContainerDefinitions.map((one: { MemoryReservation: number }) => one.MemoryReservation),
    );
    // Of a t3.micro's 1,024 MiB the system and the agent need some 150.
    assert.ok(reserved.reduce((sum, each) => sum + each, 0) <= 800);
  });
});
