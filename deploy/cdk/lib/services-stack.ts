import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage, Ec2Service, PlacementStrategy, Protocol } from 'aws-cdk-lib/aws-ecs';
import type { Construct } from 'constructs';
import { secretOf } from './bakery-secret.ts';
import { figure } from './figures.ts';
import type { BakerySettings } from './installation.ts';
import type { NetworkStack } from './network-stack.ts';
import { REPOSITORY } from './repository.ts';
import { Front } from './services/front.ts';
import { Machines } from './services/machines.ts';
import { OPS_PORT, PORT, RoleTask } from './services/role-task.ts';
import { scaleWeb, scaleWorkers } from './services/scaling.ts';
import type { Size } from './sizes.ts';
import type { StorageStack } from './storage-stack.ts';

export interface ServicesProps extends StackProps {
  network: NetworkStack;
  storage: StorageStack;
  /** `dev`, `prod` */
  name: string;
  settings: BakerySettings;
  size: Size;
}

/** The order gateway, which answers people, and the order processor, which does what follows; both on the same machines. */
export class ServicesStack extends Stack {
  readonly front: Front;
  readonly gateway: Ec2Service;
  readonly processor: Ec2Service;
  readonly address: CfnOutput;

  constructor(scope: Construct, id: string, props: ServicesProps) {
    const { name, network, storage, settings, size, ...rest } = props;
    super(scope, id, rest);
    const secret = secretOf(this, name);
    const { vpc, inside } = network;
    const { cluster, provider, securityGroup } = new Machines(this, 'Machines', { vpc, inside, size });
    const image = ContainerImage.fromAsset(REPOSITORY, { platform: Platform.LINUX_AMD64 });
    const common = { image, secret, settings, size };
    // How many there are is scaling's business: a number here would undo it with each deployment.
    const service = {
      cluster,
      capacityProviderStrategies: [{ capacityProvider: provider.capacityProviderName, weight: 1 }],
      circuitBreaker: { rollback: true },
      enableECSManagedTags: true,
      minHealthyPercent: size.leastHealthyPercent,
    };

    const web = new RoleTask(this, 'WebTask', { ...common, role: 'web' });
    // The machine's own ports: a health check cannot follow a second port that is chosen anew for each task.
    for (const port of [PORT, OPS_PORT]) {
      web.container.addPortMappings({ containerPort: port, hostPort: port, protocol: Protocol.TCP });
    }
    this.gateway = new Ec2Service(this, 'OrderGateway', {
      ...{ ...service, taskDefinition: web.definition, maxHealthyPercent: 100 },
      placementStrategies: [PlacementStrategy.spreadAcross('attribute:ecs.availability-zone')],
    });

    const worker = new RoleTask(this, 'WorkerTask', { ...common, role: 'worker' });
    storage.mail.grantSendEmail(worker.definition.taskRole);
    this.processor = new Ec2Service(this, 'OrderProcessor', {
      ...{ ...service, taskDefinition: worker.definition, maxHealthyPercent: 200 },
      placementStrategies: [PlacementStrategy.spreadAcross('attribute:ecs.availability-zone')],
    });

    const { accessLogs } = storage;
    this.front = new Front(this, 'Front', {
      ...{ vpc, accessLogs, settings, size },
      web: this.gateway,
      machines: securityGroup,
    });
    scaleWeb(this.gateway, this.front.targets, size);
    scaleWorkers(this.processor, figure(name, 'oldestDelivery'), size);
    this.address = new CfnOutput(this, 'Address', { value: `https://${settings.domain}` });
  }
}
