import { S3Client } from '@aws-sdk/client-s3';
import { currentRequestId } from '../../platform/request-context.ts';

/** How S3 is reached. */
export interface S3Connection {
  region: string;
  /** Where S3 is spoken other than at AWS; there the bucket stands in the path. */
  endpoint?: string;
  /** AWS's own chain of providers is asked unless given: a role, a profile, a web identity. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
  /** Of one request, in milliseconds. */
  timeout?: number;
}

/** A bucket there. */
export interface S3Options extends S3Connection {
  bucket: string;
}

const TIMEOUT_MS = 10_000;

/** Amazon's SDK with our ways: every request carries the request id and has a time limit. It retries nothing by itself. */
export function createS3Client({ region, endpoint, credentials, timeout = TIMEOUT_MS }: S3Connection): S3Client {
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
  return s3;
}
