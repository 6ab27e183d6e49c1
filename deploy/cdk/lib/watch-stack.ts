import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Construct } from 'constructs';
import type { AuctionStack } from './auction-stack.ts';
import { BakeryFunction } from './bakery-function.ts';
import { secretOf } from './bakery-secret.ts';
import type { NetworkStack } from './network-stack.ts';
import type { Notices } from './notices.ts';
import type { ServicesStack } from './services-stack.ts';
import type { Size } from './sizes.ts';
import { ring } from './watch/alarms.ts';

export interface WatchProps extends StackProps {
  network: NetworkStack;
  services: ServicesStack;
  auction: AuctionStack;
  notices: Notices;
  /** `dev`, `prod` */
  name: string;
  size: Size;
}

/** What the books say, once a minute, and the alarms. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, props: WatchProps) {
    const { name, network, services, auction, notices, size, ...rest } = props;
    super(scope, id, rest);
    const secret = secretOf(this, name);
    const publish = new BakeryFunction(this, 'Figures', {
      ...{ secret, size, entry: 'figures/publish.ts', description: 'Publishes what the books say as metrics' },
      vpc: size.natGateways > 0 ? network.vpc : undefined,
      timeout: Duration.seconds(30),
      environment: { BAKERY: name },
    });
    new Schedule(this, 'EveryMinute', {
      schedule: ScheduleExpression.rate(Duration.minutes(1)),
      // The next minute comes soon enough.
      target: new LambdaInvoke(publish, { retryAttempts: 0 }),
    });
    ring(this, { name, services, auction, topic: notices.topic });
  }
}
