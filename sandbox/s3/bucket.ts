import { createEmulator } from 'emulate';
import { s3Error } from './errors.ts';
import type { StoredObject } from './objects.ts';

export const BUCKET = 'ovenbird';
export const REGION = 'eu-central-1';

export interface BucketOptions {
  /** What lies in it from before. */
  objects: readonly StoredObject[];
  /** Hears of each object that was written. */
  onWritten(object: StoredObject): Promise<void>;
}

/**
 * A bucket in the S3 that comes with `emulate`, on a port of its own. That one takes `If-None-Match` for granted; here it is
 * kept to: of two that write an object at once, one is refused.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export async function openBucket({ objects, onWritten }: BucketOptions) {
  const seed = { aws: { region: REGION, s3: { buckets: [{ name: BUCKET, region: REGION }] } } };
  const aws = await createEmulator({ service: 'aws', port: 0, seed });
  const at = (path: string) => new URL(path, aws.url);
  let writing: Promise<unknown> = Promise.resolve();

  async function write(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const isConditional = request.headers.get('if-none-match') === '*';
    if (isConditional && (await fetch(at(pathname), { method: 'HEAD' })).ok) {
      return s3Error(412, 'PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
    }
    const body = Buffer.from(await request.arrayBuffer());
    const contentType = request.headers.get('content-type') ?? 'application/octet-stream';
    const response = await fetch(at(pathname + search), {
      method: 'PUT',
      headers: { 'content-type': contentType },
      body,
    });
    if (response.ok) {
      await onWritten({
        path: pathname,
        contentType,
        body: body.toString('base64'),
        writtenAt: new Date().toISOString(),
      });
    }
    return response;
  }

  for (const { path, contentType, body } of objects) {
    const headers = { 'content-type': contentType };
    await fetch(at(path), { method: 'PUT', headers, body: Buffer.from(body, 'base64') });
  }

  return {
    async fetch(request: Request): Promise<Response> {
      const { pathname, search } = new URL(request.url);
      if (request.method !== 'PUT') return fetch(at(pathname + search), { method: request.method });
      const written = writing.then(() => write(request));
      writing = written.catch(() => undefined);
      return written;
    },
    close: () => aws.close(),
  };
}
