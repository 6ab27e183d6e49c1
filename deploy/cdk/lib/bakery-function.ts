import type { Duration } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import {
  Architecture,
  ParamsAndSecretsLayerVersion,
  ParamsAndSecretsVersions,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { PACKAGE } from './repository.ts';
import type { Size } from './sizes.ts';

export interface BakeryFunctionProps {
  /** Below `deploy/cdk/lambda`. */
  entry: string;
  description: string;
  /** The bakery's secret, which it reads by AWS's extension. */
  secret: ISecret;
  size: Size;
  /** Absent: it stands outside every network, and reaches the Internet. */
  vpc?: IVpc;
  environment?: Record<string, string>;
  timeout: Duration;
}

/** A function of ours: bundled by esbuild from the app's own sources, with its secrets and its log. */
export class BakeryFunction extends NodejsFunction {
  constructor(scope: Construct, id: string, props: BakeryFunctionProps) {
    const { entry, description, secret, size, vpc, environment, timeout } = props;
    super(scope, id, {
      ...{ description, timeout, vpc },
      entry: `${PACKAGE}/lambda/${entry}`,
      projectRoot: PACKAGE,
      depsLockFilePath: `${PACKAGE}/package-lock.json`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      tracing: Tracing.ACTIVE,
      environment: { BAKERY_SECRET: secret.secretName, NODE_OPTIONS: '--enable-source-maps', ...environment },
      paramsAndSecrets: ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103),
      logGroup: new LogGroup(scope, `${id}Log`, { retention: size.logs, removalPolicy: size.removal }),
      // The SDK is bundled too: what runs there is what was tested here.
      bundling: {
        minify: true,
        keepNames: true,
        sourceMap: true,
        sourcesContent: false,
        target: 'node24',
        bundleAwsSDK: true,
      },
    });
    secret.grantRead(this);
  }
}
