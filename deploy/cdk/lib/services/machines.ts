import { AutoScalingGroup, GroupMetrics, HealthChecks } from 'aws-cdk-lib/aws-autoscaling';
import {
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  type IVpc,
  LaunchTemplate,
  SecurityGroup,
  type SubnetType,
  UserData,
} from 'aws-cdk-lib/aws-ec2';
import { AsgCapacityProvider, Cluster, ContainerInsights, EcsOptimizedImage } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Size } from '../sizes.ts';

export interface MachinesProps {
  vpc: IVpc;
  inside: SubnetType;
  size: Size;
}

const DISK_GIB = 30;

/** A cluster of EC2 machines, as many as the tasks need. */
export class Machines extends Construct {
  readonly cluster: Cluster;
  readonly provider: AsgCapacityProvider;
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, { vpc, inside, size }: MachinesProps) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Machines of the cluster' });
    this.cluster = new Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: size.natGateways > 0 ? ContainerInsights.ENABLED : ContainerInsights.DISABLED,
    });
    const launchTemplate = new LaunchTemplate(this, 'Template', {
      instanceType: size.machine,
      machineImage: EcsOptimizedImage.amazonLinux2023(),
      userData: UserData.forLinux(),
      role: new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') }),
      securityGroup: this.securityGroup,
      associatePublicIpAddress: size.natGateways === 0,
      requireImdsv2: true,
      // A container is one hop further away: what runs on a machine does not get that machine's rights.
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: BlockDeviceVolume.ebs(DISK_GIB, { encrypted: true, volumeType: EbsDeviceVolumeType.GP3 }),
        },
      ],
    });
    const group = new AutoScalingGroup(this, 'Group', {
      ...{ vpc, launchTemplate, vpcSubnets: { subnetType: inside } },
      minCapacity: size.machines.least,
      maxCapacity: size.machines.most,
      groupMetrics: [GroupMetrics.all()],
      healthChecks: HealthChecks.ec2(),
    });
    this.provider = new AsgCapacityProvider(this, 'Provider', {
      autoScalingGroup: group,
      // ECS drains a machine before it goes, whoever lets it go.
      enableManagedDraining: true,
      enableManagedTerminationProtection: false,
    });
    this.cluster.addAsgCapacityProvider(this.provider);
  }
}
