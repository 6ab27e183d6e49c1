import { Aspects, type CfnOutput, Stage, type StageProps, Tags } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AuctionStack } from './auction-stack.ts';
import { explainExceptions } from './exceptions.ts';
import type { BakerySettings } from './installation.ts';
import { NetworkStack } from './network-stack.ts';
import { NoticesStack } from './notices-stack.ts';
import { ServicesStack } from './services-stack.ts';
import { sizes } from './sizes.ts';
import { StorageStack } from './storage-stack.ts';
import { WatchStack } from './watch-stack.ts';

export interface BakeryProps extends StageProps {
  /** `dev`, `prod` */
  name: string;
  settings: BakerySettings;
}

/** A whole bakery. */
export class BakeryStage extends Stage {
  /** Where it answers once it is deployed. */
  readonly address: CfnOutput;

  constructor(scope: Construct, id: string, { name, settings, ...props }: BakeryProps) {
    super(scope, id, props);
    const size = sizes[settings.size];
    const stack = (part: string) => ({
      ...{ name, settings, size },
      stackName: `ovenbird-${name}-${part}`,
      description: `Ovenbird, ${name}: ${part}`,
      terminationProtection: size.deletionProtection,
    });

    const network = new NetworkStack(this, 'Network', stack('network'));
    const storage = new StorageStack(this, 'Storage', stack('storage'));
    const { notices } = new NoticesStack(this, 'Notices', stack('notices'));
    const services = new ServicesStack(this, 'Services', { ...stack('services'), network, storage });
    const auction = new AuctionStack(this, 'Auction', { ...stack('auction'), network, storage, notices });
    // The collections and their indexes are made by the app.
    auction.addStackDependency(services);
    new WatchStack(this, 'Watch', { ...stack('watch'), network, services, auction, notices });
    this.address = services.address;
    Tags.of(this).add('bakery', name);
    // A stage is put together by itself: what is said of the app does not reach it.
    Aspects.of(this).add(explainExceptions);
  }
}
