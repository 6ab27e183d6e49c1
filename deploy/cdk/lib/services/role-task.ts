import { Duration, Stack } from 'aws-cdk-lib';
import {
  type ContainerDefinition,
  type ContainerImage,
  Ec2TaskDefinition,
  LinuxParameters,
  LogDrivers,
  NetworkMode,
  Secret,
  TmpfsMountOption,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { BakerySettings } from '../installation.ts';
import type { Size } from '../sizes.ts';
import { ROLE_SECRETS, WORKER_ONLY } from './variables.ts';

export const PORT = 3000;
/** Health and metrics; not for the public. */
export const OPS_PORT = 3001;

const MEBIBYTES = { reserved: 256, most: 448 };
/** The app serves on for 5 s after SIGTERM, and ends within 12 more; what still hangs then is killed. */
const STOP_WITHIN = Duration.seconds(25);

export interface RoleTaskProps {
  role: 'web' | 'worker';
  image: ContainerImage;
  secret: ISecret;
  settings: BakerySettings;
  size: Size;
}

/** A task of one role: one container of the image that all roles share. */
export class RoleTask extends Construct {
  readonly definition: Ec2TaskDefinition;
  readonly container: ContainerDefinition;

  constructor(scope: Construct, id: string, { role, image, secret, settings, size }: RoleTaskProps) {
    super(scope, id);
    // Tasks with an interface of their own have no way out of a public subnet, and the small machine has room for one such.
    this.definition = new Ec2TaskDefinition(this, 'Definition', { networkMode: NetworkMode.BRIDGE });
    const logGroup = new LogGroup(this, 'Log', { retention: size.logs, removalPolicy: size.removal });
    const linuxParameters = new LinuxParameters(this, 'Linux', { initProcessEnabled: true });
    linuxParameters.addTmpfs({ containerPath: '/tmp', size: 64, mountOptions: [TmpfsMountOption.NOEXEC] });
    this.container = this.definition.addContainer('App', {
      image,
      environment: environmentOf(role, settings, Stack.of(this).region),
      secrets: Object.fromEntries(ROLE_SECRETS[role].map((name) => [name, Secret.fromSecretsManager(secret, name)])),
      memoryReservationMiB: MEBIBYTES.reserved,
      memoryLimitMiB: MEBIBYTES.most,
      readonlyRootFilesystem: true,
      privileged: false,
      linuxParameters,
      logging: LogDrivers.awsLogs({ streamPrefix: role, logGroup }),
      stopTimeout: STOP_WITHIN,
      healthCheck: {
        command: [
          'CMD',
          'node',
          '--eval',
          `fetch('http://127.0.0.1:${OPS_PORT}/healthz').then((r) => process.exit(r.ok ? 0 : 1))`,
        ],
        startPeriod: Duration.seconds(30),
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
      },
    });
  }
}

function environmentOf(role: RoleTaskProps['role'], settings: BakerySettings, region: string): Record<string, string> {
  const { domain, mailFrom, tokens, variables } = settings;
  const foreign: readonly string[] = role === 'web' ? WORKER_ONLY : [];
  const own = Object.entries(variables).filter(([name]) => !foreign.includes(name));
  return {
    ROLE: role,
    PORT: `${PORT}`,
    OPS_PORT: `${OPS_PORT}`,
    PUBLIC_URL: `https://${domain}`,
    AWS_REGION: region,
    MAIL_FROM: mailFrom,
    SES_REGION: region,
    AUTH_ISSUER: tokens.issuer,
    AUTH_AUDIENCE: tokens.audience,
    // The load balancer is the one proxy before us.
    TRUST_PROXY: '1',
    ...Object.fromEntries(own),
  };
}
