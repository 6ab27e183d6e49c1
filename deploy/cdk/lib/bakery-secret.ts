import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

/**
 * A bakery's secrets: one JSON object of texts, by the names of the variables. It is made by hand before the first
 * deployment, so that no template ever holds what is in it.
 *
 * @param name `dev`, `prod`
 */
export function secretOf(scope: Construct, name: string): ISecret {
  return Secret.fromSecretNameV2(scope, 'Secret', `ovenbird/${name}`);
}
