import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { currentRequestId } from '../../platform/request-context.ts';
import type { ResultArchive } from '../../services/auction/index.ts';
import { isThereAlready, s3Failure } from './failures.ts';

export interface S3Options {
  bucket: string;
  region: string;
  /** Where S3 is spoken other than at AWS; there the bucket stands in the path. */
  endpoint?: string;
  /** AWS's own chain of providers is asked unless given: a role, a profile, a web identity. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Of one request, in milliseconds. */
  timeout?: number;
}

const TIMEOUT_MS = 10_000;

/**
 * A bucket, to which objects are written once: with `If-None-Match: *` S3 itself refuses a second one under the same key.
 * The SDK retries nothing by itself: the outbox does.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function createResultArchive({ bucket, region, endpoint, credentials, timeout = TIMEOUT_MS }: S3Options) {
  const s3 = new S3Client({
    region,
    credentials,
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    maxAttempts: 1,
    requestHandler: { connectionTimeout: timeout, requestTimeout: timeout, throwOnRequestTimeout: true },
  });
  s3.middlewareStack.add(
    (next) => async (args) => {
      Object.assign((args.request as { headers: Record<string, string> }).headers, {
        'x-request-id': currentRequestId(),
      });
      return next(args);
    },
    { step: 'build', name: 'requestId' },
  );

  const archive: ResultArchive = {
    async keep(key, result, signal) {
      const put = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: JSON.stringify(result),
        ContentType: 'application/json',
        IfNoneMatch: '*',
      });
      try {
        await s3.send(put, { abortSignal: signal });
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        if (!isThereAlready(error)) throw s3Failure(error);
      }
    },
  };
  return { archive, close: () => s3.destroy() };
}
