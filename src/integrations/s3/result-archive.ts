import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { ResultArchive } from '../../services/auction/index.ts';
import { createS3Client, type S3Options } from './client.ts';
import { isThereAlready, s3Failure } from './failures.ts';

/**
 * A bucket, to which objects are written once: with `If-None-Match: *` S3 itself refuses a second one under the same key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function createResultArchive({ bucket, ...options }: S3Options) {
  const s3 = createS3Client(options);
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
