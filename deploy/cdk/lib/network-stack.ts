import { Stack, type StackProps } from 'aws-cdk-lib';
import { FlowLogDestination, GatewayVpcEndpointAwsService, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Size } from './sizes.ts';

export interface NetworkProps extends StackProps {
  size: Size;
}

/** Two zones. Where there is a NAT gateway in each, machines and functions stand in private subnets behind them. */
export class NetworkStack extends Stack {
  readonly vpc: Vpc;
  /** Where machines stand. */
  readonly inside: SubnetType;

  constructor(scope: Construct, id: string, { size, ...props }: NetworkProps) {
    super(scope, id, props);
    const isPrivate = size.natGateways > 0;
    this.inside = isPrivate ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC;
    const logGroup = new LogGroup(this, 'FlowLogs', { retention: size.logs, removalPolicy: size.removal });
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: size.natGateways,
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false, cidrMask: 24 },
        ...(isPrivate ? [{ name: 'Private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 22 }] : []),
      ],
      gatewayEndpoints: { S3: { service: GatewayVpcEndpointAwsService.S3 } },
      flowLogs: { All: { destination: FlowLogDestination.toCloudWatchLogs(logGroup) } },
    });
  }
}
