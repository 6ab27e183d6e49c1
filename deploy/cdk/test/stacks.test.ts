import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Match } from 'aws-cdk-lib/assertions';
import { exceptions } from '../lib/exceptions.ts';
import { template } from './support/templates.ts';

describe('the network', () => {
  it('has no NAT gateway to pay for in dev, and two in prod', () => {
    template('Network', 'Dev').resourceCountIs('AWS::EC2::NatGateway', 0);
    template('Network', 'Prod').resourceCountIs('AWS::EC2::NatGateway', 2);
  });

  it('lets nothing come by without a line in the log', () => {
    template('Network', 'Dev').hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL' });
  });
});

describe('what is stored', () => {
  it('is closed, encrypted, versioned, and read over TLS alone', () => {
    for (const bakery of ['Dev', 'Prod'] as const) {
      const storage = template('Storage', bakery);
      storage.allResourcesProperties('AWS::S3::Bucket', {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: Match.anyValue(),
        PublicAccessBlockConfiguration: {
          ...{ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
        },
      });
      storage.allResourcesProperties('AWS::S3::BucketPolicy', {
        PolicyDocument: {
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          ]),
        },
      });
    }
  });

  it('outlives its stack in prod', () => {
    template('Storage', 'Prod').allResources('AWS::S3::Bucket', { DeletionPolicy: 'Retain' });
  });

  it('may be sent as mail for the bakery’s domain', () => {
    template('Storage', 'Dev').hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'dev.example.com' });
    template('Services', 'Dev').hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: ['ses:SendEmail', 'ses:SendRawEmail'] })]),
      },
    });
  });
});

describe('the auction', () => {
  const auction = template('Auction', 'Dev');

  it('runs each hour', () => {
    auction.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 * * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: Match.objectLike({ Input: '{}', DeadLetterConfig: Match.anyValue() }),
    });
  });

  it('takes records only with a token that has the scope', () => {
    auction.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      JwtConfiguration: { Audience: ['https://ovenbird-dev.example.com'], Issuer: 'https://login.example.com/' },
    });
    const routes = Object.values(auction.findResources('AWS::ApiGatewayV2::Route')).map(({ Properties }) => [
      Properties.RouteKey,
      Properties.AuthorizationType,
      Properties.AuthorizationScopes,
    ]);
    assert.deepEqual(routes, [
      ['POST /auction/orders', 'JWT', ['auction:submit']],
      ['GET /auction/orders/{record_id}', 'JWT', ['auction:read']],
    ]);
  });

  it('may write results and nothing else', () => {
    const policies = Object.values(auction.findResources('AWS::IAM::Policy')).flatMap(
      ({ Properties }) => Properties.PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[],
    );
    const ofS3 = policies.filter(({ Action }) => [Action].flat().some((action) => action.startsWith('s3:')));
    assert.ok(ofS3.length > 0);
    for (const { Action, Resource } of ofS3) {
      assert.ok(
        [Action].flat().every((action) => /^s3:(PutObject|Abort)/.test(action)),
        `${Action}`,
      );
      assert.match(JSON.stringify(Resource), /order-results\/\*/);
    }
  });
});

describe('the alarms', () => {
  it('ring for each fault, and say so when they begin and when they end', () => {
    const watch = template('Watch', 'Dev');
    const alarms = Object.values(watch.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    assert.deepEqual(alarms.map(({ AlarmName }) => AlarmName.replace('ovenbird-dev-', '')).sort(), [
      ...['answers-5xx', 'auction-failed', 'auction-timed-out', 'balancer-5xx', 'daily-ticket-missing', 'dead-letters'],
      ...['figures-missing', 'intake-fails', 'no-web', 'unhealthy-hosts', 'work-waits'],
    ]);
    for (const { AlarmActions, OKActions, AlarmDescription } of alarms) {
      assert.equal(AlarmActions.length, 1);
      assert.deepEqual(OKActions, AlarmActions);
      assert.ok(AlarmDescription.endsWith('.'));
    }
  });

  it('ring too where nobody says anything any more', () => {
    const watch = template('Watch', 'Dev');
    for (const metric of ['HealthyHostCount', 'OldestDeliveryAge']) {
      watch.hasResourceProperties('AWS::CloudWatch::Alarm', {
        MetricName: metric,
        TreatMissingData: 'breaching',
        ComparisonOperator: 'LessThanThreshold',
      });
    }
  });

  it('go to a topic that only AWS’s own services may use', () => {
    template('Notices', 'Prod').hasResourceProperties('AWS::SNS::Subscription', {
      ...{ Protocol: 'email', Endpoint: 'on-call@example.com' },
    });
    template('Notices', 'Dev').hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'lambda',
      RedrivePolicy: Match.anyValue(),
    });
    template('Notices', 'Dev').hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  });
});

describe('the pipeline', () => {
  const pipeline = template('Ovenbird');
  const [properties] = Object.values(pipeline.findResources('AWS::CodePipeline::Pipeline')).map(
    (one) => one.Properties,
  );
  const stages = properties.Stages as {
    Name: string;
    Actions: { Name: string; RunOrder: number; ActionTypeId: { Category: string } }[];
  }[];

  it('goes from the main branch to dev, and to prod when somebody approves', () => {
    assert.deepEqual(
      stages.map(({ Name }) => Name),
      ['Source', 'Build', 'UpdatePipeline', 'Assets', 'Dev', 'Prod'],
    );
    const [source] = stages;
    assert.match(JSON.stringify(source), /"BranchName":"main"/);
    const prod = [...(stages.at(-1)?.Actions ?? [])].sort((one, other) => one.RunOrder - other.RunOrder);
    assert.equal(prod[0]?.ActionTypeId.Category, 'Approval');
    assert.equal(prod.at(-1)?.Name, 'Answers');
    assert.equal(stages.at(-2)?.Actions.filter(({ ActionTypeId }) => ActionTypeId.Category === 'Approval').length, 0);
  });

  it('tells Slack when it fails', () => {
    pipeline.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: Match.objectLike({ source: ['aws.codepipeline'], detail: Match.objectLike({ state: ['FAILED'] }) }),
      Targets: [Match.objectLike({ Arn: Match.anyValue() })],
    });
  });
});

describe('the exceptions of checkov', () => {
  it('are each needed still', () => {
    const all = (['Dev', 'Prod'] as const).flatMap((bakery) =>
      ['Network', 'Storage', 'Notices', 'Services', 'Auction', 'Watch'].map((stack) => template(stack, bakery)),
    );
    const used = [...all, template('Ovenbird')].flatMap((one) =>
      Object.values(
        one.toJSON().Resources as Record<string, { Metadata?: { checkov?: { skip: { comment: string }[] } } }>,
      ),
    );
    const reasons = new Set(
      used.flatMap(({ Metadata }) => Metadata?.checkov?.skip.map(({ comment }) => comment) ?? []),
    );
    assert.deepEqual(
      exceptions.map(({ why }) => why).filter((why) => !reasons.has(why)),
      [],
    );
  });
});
