import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { auctionDefinition } from './auction/definition.ts';
import { Intake } from './auction/intake.ts';
import { createStates } from './auction/states.ts';
import { BakeryFunction } from './bakery-function.ts';
import { secretOf } from './bakery-secret.ts';
import type { BakerySettings } from './installation.ts';
import type { NetworkStack } from './network-stack.ts';
import type { Notices } from './notices.ts';
import type { Size } from './sizes.ts';
import type { StorageStack } from './storage-stack.ts';

export interface AuctionProps extends StackProps {
  network: NetworkStack;
  storage: StorageStack;
  notices: Notices;
  /** `dev`, `prod` */
  name: string;
  settings: BakerySettings;
  size: Size;
}

/** Results may take a day; then the run is given up, by its own step. */
const LONGEST_EXECUTION = Duration.hours(26);

/** The energy auction in its serverless form: the steps of src/services/auction, driven by a state machine. */
export class AuctionStack extends Stack {
  readonly machine: StateMachine;
  readonly steps: BakeryFunction;
  readonly intake: BakeryFunction;

  constructor(scope: Construct, id: string, props: AuctionProps) {
    const { name, network, storage, notices, settings, size, ...rest } = props;
    super(scope, id, rest);
    const secret = secretOf(this, name);
    const { issuer, audience } = settings.tokens;
    const common = { secret, size, vpc: size.natGateways > 0 ? network.vpc : undefined };

    this.steps = new BakeryFunction(this, 'Steps', {
      ...{ ...common, entry: 'auction/steps.ts', description: 'Does one step of a run of the auction' },
      // Longer than a step may take, and than a few of them where many records are taken.
      timeout: Duration.seconds(90),
      environment: { S3_BUCKET: storage.results.bucketName },
    });
    storage.results.grantPut(this.steps, 'order-results/*');

    this.machine = new StateMachine(this, 'Machine', {
      definitionBody: DefinitionBody.fromChainable(
        auctionDefinition(this, createStates(this, { steps: this.steps, operators: notices.topic })),
      ),
      timeout: LONGEST_EXECUTION,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Log', {
          ...{
            logGroupName: `/aws/vendedlogs/states/ovenbird-${name}-auction`,
            retention: size.logs,
            removalPolicy: size.removal,
          },
        }),
        level: LogLevel.ERROR,
      },
    });

    const missed = new Queue(this, 'Missed', {
      ...{ encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) },
      removalPolicy: size.removal,
    });
    new Schedule(this, 'Hourly', {
      schedule: ScheduleExpression.cron({ minute: '0' }),
      target: new StepFunctionsStartExecution(this.machine, {
        ...{ input: ScheduleTargetInput.fromObject({}), deadLetterQueue: missed },
        ...{ maxEventAge: Duration.minutes(50), retryAttempts: 20 },
      }),
    });

    this.intake = new BakeryFunction(this, 'Intake', {
      ...{ ...common, entry: 'auction/intake.ts', description: 'Takes in records for the auction' },
      timeout: Duration.seconds(29),
      environment: { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience, PUBLIC_URL: `https://${settings.domain}` },
    });
    new Intake(this, 'Api', { handler: this.intake, tokens: settings.tokens, size });
  }
}
