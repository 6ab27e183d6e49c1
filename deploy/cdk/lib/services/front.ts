import { Duration } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { type IVpc, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { Ec2Service } from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  type ApplicationTargetGroup,
  Protocol,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, PublicHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { BakerySettings } from '../installation.ts';
import type { Size } from '../sizes.ts';
import { OPS_PORT, PORT } from './role-task.ts';

export interface FrontProps {
  vpc: IVpc;
  web: Ec2Service;
  machines: SecurityGroup;
  accessLogs: IBucket;
  settings: BakerySettings;
  size: Size;
}

/** How long requests under way may take when a process goes. */
const DRAIN = Duration.seconds(15);

/** How long a connection without a request is kept. The app keeps it for 65 s: who closes it must be the one who would use it. */
const IDLE = Duration.seconds(60);

/** Where the public comes in: HTTPS at the bakery's own address, and from there to the web processes. */
export class Front extends Construct {
  readonly balancer: ApplicationLoadBalancer;
  readonly targets: ApplicationTargetGroup;

  constructor(scope: Construct, id: string, { vpc, web, machines, accessLogs, settings, size }: FrontProps) {
    super(scope, id);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      ...{ vpc, description: 'Load balancer', allowAllOutbound: false },
    });
    this.balancer = new ApplicationLoadBalancer(this, 'Balancer', {
      ...{ vpc, securityGroup, internetFacing: true, dropInvalidHeaderFields: true },
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      deletionProtection: size.deletionProtection,
      idleTimeout: IDLE,
    });
    this.balancer.logAccessLogs(accessLogs, 'balancer');
    // Health is asked for at another port than people come in by.
    for (const port of [PORT, OPS_PORT]) machines.connections.allowFrom(securityGroup, Port.tcp(port));

    const hostedZone = PublicHostedZone.fromPublicHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: settings.zone.id,
      zoneName: settings.zone.name,
    });
    const certificate = new Certificate(this, 'Certificate', {
      domainName: settings.domain,
      validation: CertificateValidation.fromDns(hostedZone),
    });
    this.balancer.addRedirect({ sourceProtocol: ApplicationProtocol.HTTP, targetProtocol: ApplicationProtocol.HTTPS });
    const https = this.balancer.addListener('Https', {
      ...{ port: 443, protocol: ApplicationProtocol.HTTPS, certificates: [certificate] },
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
    });
    this.targets = https.addTargets('Web', {
      port: PORT,
      protocol: ApplicationProtocol.HTTP,
      targets: [web.loadBalancerTarget({ containerName: 'App', containerPort: PORT })],
      deregistrationDelay: DRAIN,
      // ECS starts anew what is not healthy. While MongoDB is away a web process answers people honestly, and no new one would do better.
      healthCheck: {
        ...{ path: '/healthz', port: `${OPS_PORT}`, protocol: Protocol.HTTP, healthyHttpCodes: '200' },
        ...{ interval: Duration.seconds(10), timeout: Duration.seconds(5), healthyThresholdCount: 2 },
        unhealthyThresholdCount: 3,
      },
    });
    new ARecord(this, 'Address', {
      zone: hostedZone,
      recordName: `${settings.domain}.`,
      target: RecordTarget.fromAlias(new LoadBalancerTarget(this.balancer)),
    });
  }
}
