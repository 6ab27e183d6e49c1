import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { secretOf } from './bakery-secret.ts';
import type { BakerySettings } from './installation.ts';
import { Notices } from './notices.ts';
import type { Size } from './sizes.ts';

export interface NoticesStackProps extends StackProps {
  /** `dev`, `prod` */
  name: string;
  settings: BakerySettings;
  size: Size;
}

/** How a bakery's operators are told. */
export class NoticesStack extends Stack {
  readonly notices: Notices;

  constructor(scope: Construct, id: string, { name, settings, size, ...props }: NoticesStackProps) {
    super(scope, id, props);
    this.notices = new Notices(this, 'Notices', { secret: secretOf(this, name), size, operators: settings.operators });
  }
}
