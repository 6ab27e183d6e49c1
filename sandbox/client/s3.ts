import type { SeenObject } from '../s3/objects.ts';
import { controlApi } from './control-api.ts';

export type { SeenObject };

export type S3Client = ReturnType<typeof s3Client>;

/** The bucket, as somebody sees it in the console. */
export function s3Client(sandboxUrl: string) {
  const api = controlApi(sandboxUrl, 's3');
  return {
    /** In the order in which they were written. */
    objects: () => api.get<SeenObject[]>('/objects'),
  };
}
