import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { auctionClient } from '../../sandbox/client/auction.ts';
import { s3Client } from '../../sandbox/client/s3.ts';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { s3At } from '../support/s3.ts';

let dataDir: string;
let sandbox: Sandbox;

const open = async () => {
  sandbox = await startSandbox({ port: 0, dataDir, standIns: ['auction', 's3'] });
};
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ovenbird-bucket-'));
  await open();
});
afterEach(async () => {
  await sandbox.close();
  await rm(dataDir, { recursive: true });
});

const s3 = () => new S3Client({ ...s3At(sandbox), forcePathStyle: true, maxAttempts: 1 });
const at = { Bucket: 'ovenbird', Key: 'a folder/ü (1).txt' };

it('keeps to If-None-Match, as S3 does', async () => {
  await s3().send(new PutObjectCommand({ ...at, Body: 'first', IfNoneMatch: '*' }));
  const second = s3().send(new PutObjectCommand({ ...at, Body: 'second', IfNoneMatch: '*' }));
  await expect(second).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  await s3().send(new PutObjectCommand({ ...at, Body: 'third' }));
  const { Body } = await s3().send(new GetObjectCommand(at));
  expect(await Body?.transformToString()).toBe('third');
});

it('lets nobody in who does not sign', async () => {
  expect((await fetch(`${sandbox.url}/s3/ovenbird/a.txt`, { method: 'PUT', body: 'x' })).status).toBe(403);
});

it('has its objects, and the platform its batches, after a restart', async () => {
  await s3().send(new PutObjectCommand({ ...at, Body: 'kept' }));
  const id = randomUUID();
  const orders = [{ record_id: 'a', parameter_1: '', parameter_2: 1 }];
  await fetch(`${sandbox.url}/auction/batches`, { method: 'POST', body: JSON.stringify({ id, orders }) });
  await sandbox.close();
  await open();
  expect(await s3Client(sandbox.url).objects()).toMatchObject([{ key: at.Key, text: 'kept' }]);
  const { Contents = [] } = await s3().send(new ListObjectsV2Command({ Bucket: at.Bucket }));
  expect(Contents.map(({ Key }) => Key)).toEqual([at.Key]);
  const again = s3().send(new PutObjectCommand({ ...at, Body: 'again', IfNoneMatch: '*' }));
  await expect(again).rejects.toMatchObject({ name: 'PreconditionFailed' });
  expect(await auctionClient(sandbox.url).batches()).toMatchObject([{ id, orders: [{ record_id: 'a' }] }]);
});
