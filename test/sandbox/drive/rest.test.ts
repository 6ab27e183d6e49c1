import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { driveClient } from '../../../sandbox/client/drive.ts';
import { DOCUMENT, FOLDER, SHARED_DRIVE } from '../../../sandbox/drive/site.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/server.ts';
import { signedIn } from './signed-in.ts';

let sandbox: Sandbox;
let call: Awaited<ReturnType<typeof signedIn>>;
let people: ReturnType<typeof driveClient>;

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, standIns: ['drive'] });
  call = await signedIn(sandbox);
  people = driveClient(sandbox.url);
});
afterAll(() => sandbox.close());

const FILES = '/drive/v3/files';
const KNOWS = 'supportsAllDrives=true';
const SEARCH = `${FILES}?corpora=drive&driveId=${SHARED_DRIVE.id}&includeItemsFromAllDrives=true&${KNOWS}`;

async function create(metadata: object, query = KNOWS) {
  return call('POST', `${FILES}?${query}`, { parents: [SHARED_DRIVE.id], mimeType: FOLDER, ...metadata });
}
async function upload(html: string, metadata: object = {}) {
  const boundary = 'between';
  const json = JSON.stringify({ name: 'doc', mimeType: DOCUMENT, parents: [SHARED_DRIVE.id], ...metadata });
  const body = `--${boundary}\r\ncontent-type: application/json\r\n\r\n${json}\r\n--${boundary}\r\ncontent-type: text/html\r\n\r\n${html}\r\n--${boundary}--`;
  const contentType = `multipart/related; boundary=${boundary}`;
  return call('POST', `/upload${FILES}?uploadType=multipart&${KNOWS}`, body, contentType);
}
async function found(q: string): Promise<string[]> {
  const { body } = await call('GET', `${SEARCH}&q=${encodeURIComponent(q)}`);
  return body.files.map(({ name }: { name: string }) => name);
}
const reasonOf = ({ body }: Awaited<ReturnType<typeof call>>) => body.error.errors[0].reason;

describe('Google Drive’s files', () => {
  it('are made of metadata alone, or with content that becomes a Google Doc', async () => {
    expect(await create({ name: 'Folder' })).toMatchObject({
      status: 200,
      body: { kind: 'drive#file', name: 'Folder', mimeType: FOLDER },
    });
    const { body } = await upload('<h1>Title</h1><p>A &amp; B<br>C</p>');
    const exported = await call('GET', `${FILES}/${body.id}/export?mimeType=text/plain&${KNOWS}`);
    expect(exported.body).toBe('Title\nA & B\nC');
    expect(await call('GET', `${FILES}/${body.id}?alt=media&${KNOWS}`)).toMatchObject({ status: 403 });
  });

  it('are told as far as is asked', async () => {
    const { body } = await create({ name: 'Asked' }, `${KNOWS}&fields=id,name,lastModifyingUser(me)`);
    expect(body).toEqual({ id: expect.any(String), name: 'Asked', lastModifyingUser: { me: true } });
    const wrong = await call('GET', `${FILES}/${body.id}?${KNOWS}&fields=id,nonsense`);
    expect([wrong.status, reasonOf(wrong)]).toEqual([400, 'invalidParameter']);
  });

  it('are there only for those who know of shared drives', async () => {
    const { body } = await create({ name: 'Hidden' });
    expect(await create({ name: 'Nowhere' }, '')).toMatchObject({ status: 404 });
    for (const [method, change] of [['GET'], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
      expect(await call(method, `${FILES}/${body.id}`, change)).toMatchObject({ status: 404 });
    }
  });

  it('need a place in the shared drive: a service account has no storage of its own', async () => {
    const alone = await create({ name: 'Mine', parents: [] });
    expect([alone.status, reasonOf(alone)]).toEqual([403, 'storageQuotaExceeded']);
    expect(await create({ name: 'Lost', parents: ['nowhere'] })).toMatchObject({ status: 404 });
  });

  it('are trashed with the folder they lie in; a content manager deletes nothing for good', async () => {
    const { body: folder } = await create({ name: 'Outer' });
    const { body: inner } = await create({ name: 'Inner', parents: [folder.id] });
    await call('PATCH', `${FILES}/${folder.id}?${KNOWS}`, { trashed: true });
    const { body } = await call('GET', `${FILES}/${inner.id}?${KNOWS}&fields=trashed,explicitlyTrashed`);
    expect(body).toEqual({ trashed: true, explicitlyTrashed: false });
    const deleting = await call('DELETE', `${FILES}/${inner.id}?${KNOWS}`);
    expect([deleting.status, reasonOf(deleting)]).toEqual([403, 'insufficientFilePermissions']);
    await people.delete(folder.id);
    expect(await call('GET', `${FILES}/${inner.id}?${KNOWS}`)).toMatchObject({ status: 404 });
  });

  it('keep count of who changed them last, and when', async () => {
    const { body: made } = await upload('<p>One</p>', { name: 'changing' });
    const edited = await people.edit(made.id, 'Two <b>\nThree');
    expect(edited).toMatchObject({ text: 'Two <b>\nThree', modifiedBy: 'Olivia Baker' });
    const { body } = await call('GET', `${FILES}/${made.id}?${KNOWS}&fields=modifiedTime,lastModifyingUser`);
    expect(body).toMatchObject({ modifiedTime: edited.modifiedAt, lastModifyingUser: { me: false } });
  });
});

describe('a search in Google Drive', () => {
  it('understands the terms that Ovenbird uses', async () => {
    const { body: folder } = await create({ name: `It's a folder`, appProperties: { key: `it's` } });
    await upload('', { name: 'in it', parents: [folder.id] });
    expect(await found(`appProperties has { key='key' and value='it\\'s' } and trashed = false`)).toEqual([
      `It's a folder`,
    ]);
    expect(await found(`'${folder.id}' in parents`)).toEqual(['in it']);
    expect(await found(`name = 'IN IT' and mimeType = '${DOCUMENT}'`)).toEqual(['in it']);
    expect(await found(`name = 'in it' and trashed = true`)).toEqual([]);
  });

  it.each(['nonsense', `name = 'a' or name = 'b'`, `name = 'a' and`, `name = 'a' trashed = false`])(
    'refuses %s',
    async (q) => {
      expect(await call('GET', `${SEARCH}&q=${encodeURIComponent(q)}`)).toMatchObject({ status: 400 });
    },
  );

  it('finds nothing of a shared drive unless it is told to look there', async () => {
    await create({ name: 'somewhere' });
    const { body } = await call('GET', `${FILES}?${KNOWS}&q=${encodeURIComponent(`name = 'somewhere'`)}`);
    expect(body.files).toEqual([]);
    expect(await call('GET', `${FILES}?corpora=drive&${KNOWS}`)).toMatchObject({ status: 400 });
    const elsewhere = SEARCH.replace(SHARED_DRIVE.id, '0Another');
    expect(await call('GET', elsewhere)).toMatchObject({ status: 404 });
    const halfway = `${FILES}?corpora=drive&driveId=${SHARED_DRIVE.id}&${KNOWS}`;
    expect(await call('GET', halfway)).toMatchObject({ status: 400 });
  });

  it('comes in pages', async () => {
    for (const place of [1, 2, 3]) await create({ name: 'paged', appProperties: { place: String(place) } });
    const names = encodeURIComponent(`name = 'paged'`);
    const page = `${SEARCH}&pageSize=2&orderBy=createdTime&fields=nextPageToken,files(appProperties)&q=${names}`;
    const { body: first } = await call('GET', page);
    const { body: second } = await call('GET', `${page}&pageToken=${first.nextPageToken}`);
    const places = [...first.files, ...second.files].map(({ appProperties }) => appProperties.place);
    expect(places).toEqual(['1', '2', '3']);
    expect(second.nextPageToken).toBeUndefined();
  });

  it('may be behind', async () => {
    await people.configure({ searchDelayMs: 60_000 });
    await create({ name: 'brand new' });
    expect(await found(`name = 'brand new'`)).toEqual([]);
    await people.configure({ searchDelayMs: 0 });
    expect(await found(`name = 'brand new'`)).toEqual(['brand new']);
  });
});
