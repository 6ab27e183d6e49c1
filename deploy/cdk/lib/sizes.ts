import { RemovalPolicy } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/** How large a bakery is. What it costs stands in docs/deploy/aws.md. */
export interface Size {
  machine: InstanceType;
  machines: { least: number; most: number };
  /** Each web process has a machine to itself: its ports are the machine's. */
  web: { least: number; most: number };
  worker: { least: number; most: number };
  /** Without any, machines stand in public subnets, and functions outside the network. */
  natGateways: number;
  /** During a deployment; 0 where there is one machine, and so a few seconds without the bakery. */
  leastHealthyPercent: number;
  logs: RetentionDays;
  /** What becomes of what holds data, when its stack is deleted. */
  removal: RemovalPolicy;
  deletionProtection: boolean;
}

export const sizes: Readonly<Record<'small' | 'usual', Size>> = {
  /** Within AWS's free tier as far as that goes. */
  small: {
    machine: InstanceType.of(InstanceClass.T3, InstanceSize.MICRO),
    machines: { least: 1, most: 2 },
    web: { least: 1, most: 1 },
    worker: { least: 1, most: 2 },
    natGateways: 0,
    leastHealthyPercent: 0,
    logs: RetentionDays.TWO_WEEKS,
    removal: RemovalPolicy.DESTROY,
    deletionProtection: false,
  },
  usual: {
    machine: InstanceType.of(InstanceClass.T3, InstanceSize.SMALL),
    machines: { least: 2, most: 8 },
    web: { least: 2, most: 6 },
    worker: { least: 2, most: 6 },
    natGateways: 2,
    leastHealthyPercent: 50,
    logs: RetentionDays.THREE_MONTHS,
    removal: RemovalPolicy.RETAIN,
    deletionProtection: true,
  },
};
