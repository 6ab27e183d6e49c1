import { Duration } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { BakeryFunction } from './bakery-function.ts';
import type { BakerySettings } from './installation.ts';
import type { Size } from './sizes.ts';

export interface NoticesProps {
  secret: ISecret;
  size: Size;
  operators: BakerySettings['operators'];
}

/** What is said in this topic the operators read in Slack, by the bakery's own bot, and as mail if they like. */
export class Notices extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { secret, size, operators }: NoticesProps) {
    super(scope, id);
    // Alarms and rules cannot publish to what AWS's own key for SNS encrypts.
    const key = new Key(this, 'Key', { enableKeyRotation: true, removalPolicy: size.removal, description: 'Notices' });
    for (const service of ['cloudwatch', 'events', 'states']) {
      key.grantEncryptDecrypt(new ServicePrincipal(`${service}.amazonaws.com`));
    }
    this.topic = new Topic(this, 'Topic', { masterKey: key, enforceSSL: true, displayName: 'Ovenbird' });

    const unsaid = new Queue(this, 'Unsaid', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: size.removal,
    });
    const post = new BakeryFunction(this, 'Post', {
      ...{ secret, size, entry: 'notice/post.ts', description: 'Says in Slack what the topic says' },
      timeout: Duration.seconds(30),
      environment: { SLACK_CHANNEL: operators.slackChannel },
    });
    post.configureAsyncInvoke({ retryAttempts: 2 });
    this.topic.addSubscription(new LambdaSubscription(post, { deadLetterQueue: unsaid }));
    if (operators.email) this.topic.addSubscription(new EmailSubscription(operators.email));
  }
}
