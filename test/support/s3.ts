import type { Sandbox } from '../../sandbox/server.ts';
import type { S3Options } from '../../src/integrations/s3/index.ts';

/** What Ovenbird needs to reach the bucket of a sandbox. */
export function s3At({ env }: Pick<Sandbox, 'env'>): S3Options {
  return {
    bucket: env.S3_BUCKET ?? '',
    region: env.AWS_REGION ?? '',
    endpoint: env.AWS_ENDPOINT_URL_S3,
    credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID ?? '', secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '' },
  };
}
