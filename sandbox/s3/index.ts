import { withPrefix } from '../http.ts';
import { openKeptEmulator } from '../kept-emulator.ts';
import type { StandIn, StandInOptions } from '../stand-in.ts';
import { BUCKET, openBucket, REGION } from './bucket.ts';
import { s3Error } from './errors.ts';
import { objects, type StoredObject, WRITTEN } from './objects.ts';

const ACCESS_KEY = { id: 'ovenbird-sandbox', secret: 'ovenbird-sandbox-secret' } as const;

/** S3 with one bucket. Whoever signs is let in; with which access key is not looked at. */
export async function createS3StandIn(options: StandInOptions): Promise<StandIn> {
  const kept = await openKeptEmulator(objects, options);
  const records = new URL(WRITTEN, options.baseUrl);
  const earlier = (await (await kept.fetch(new Request(records))).json()) as StoredObject[];
  const bucket = await openBucket({
    objects: earlier,
    onWritten: async (object) => {
      const body = JSON.stringify(object);
      await (await kept.fetch(new Request(records, { method: 'POST', body }))).arrayBuffer();
    },
  });
  return {
    name: 's3',
    fetch: async (request) => {
      const isSigned = request.headers.get('authorization')?.startsWith('AWS4-HMAC-SHA256 ');
      return isSigned ? bucket.fetch(request) : s3Error(403, 'AccessDenied', 'Access Denied');
    },
    control: (request) => kept.fetch(withPrefix(request, '/control')),
    env: {
      S3_BUCKET: BUCKET,
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL_S3: options.baseUrl,
      AWS_ACCESS_KEY_ID: ACCESS_KEY.id,
      AWS_SECRET_ACCESS_KEY: ACCESS_KEY.secret,
    },
    connect: () => {},
    close: async () => {
      await bucket.close();
      await kept.close();
    },
  };
}
