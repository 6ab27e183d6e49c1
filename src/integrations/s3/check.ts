import { HeadBucketCommand, type S3ServiceException } from '@aws-sdk/client-s3';
import { broken, type Check, fine } from '../../platform/checkup.ts';
import { createS3Client, type S3Options } from './client.ts';

/** Whether the bucket is there for us. https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export function checkS3({ bucket, ...options }: S3Options): Check {
  return async (abortSignal) => {
    const s3 = createS3Client(options);
    try {
      await s3.send(new HeadBucketCommand({ Bucket: bucket }), { abortSignal });
      return [fine(`the bucket ${bucket}`)];
    } catch (error) {
      const { name, $metadata } = error as S3ServiceException;
      const remedy = 'Make the bucket in AWS_REGION, and allow s3:ListBucket and s3:PutObject on it.';
      return [broken(`the bucket ${bucket}: ${$metadata?.httpStatusCode ?? ''} ${name}`.replace('  ', ' '), remedy)];
    } finally {
      s3.destroy();
    }
  };
}
